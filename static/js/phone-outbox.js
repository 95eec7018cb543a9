// What was pressed and not sent yet: opaque ids and codes, kept in this phone until they are sent or one signs out.
// So they outlive a locked screen and a reload. No name, number or note ever comes here.
window.phoneOutbox = (() => {
  const KEY = "taps";
  const LEAVING = "leaving";

  function all() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  }

  function store(taps) {
    try {
      if (taps.length) localStorage.setItem(KEY, JSON.stringify(taps));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false; // a full or forbidden storage: the form is sent as without this script
    }
  }

  // The same token gives the same result, so a tap whose answer was lost can be sent again.
  function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const digits = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  // Signing out was begun elsewhere on the site: said to the next page of this tab, once.
  function leave() {
    try {
      sessionStorage.setItem(LEAVING, "yes");
      return true;
    } catch {
      return false;
    }
  }

  function isLeaving() {
    try {
      const isBegun = sessionStorage.getItem(LEAVING) !== null;
      sessionStorage.removeItem(LEAVING);
      return isBegun;
    } catch {
      return false;
    }
  }

  return {
    // Those of a membership: another one on the same phone sends none of them.
    of: (owner) => all().filter((one) => one.owner === owner),
    add: (tap) => store([...all(), { ...tap, token: token() }]),
    remove: (gone) => store(all().filter((one) => one.token !== gone)),
    empty: () => store([]),
    waits: () => all().length > 0,
    leave,
    isLeaving,
  };
})();
