// Signing out on a phone: what waits is sent first, nobody is shown meanwhile, and it is done when the server did it.
(() => {
  const form = document.querySelector("#phone [data-sign-out]");
  if (!form) return;
  const AGAIN_MS = 10000;
  const PATIENCE_MS = 15000;
  const { waiting, said, send } = phoneTaps;
  let isAsked = false;
  let isTrying = false;
  let isAllTheSame = false;

  // Whoever takes over this phone sees nobody: not in the list, and not in the heading of a note.
  function close() {
    for (const one of document.querySelectorAll("main, h1")) one.hidden = true;
  }

  // Never that it worked: the page that follows says so.
  function sayItWaits() {
    form.closest("details").open = true;
    if (!form.querySelector("[data-said]")) form.append(said("out-waits"));
  }

  function leave() {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual", signal }).catch(() => null);
  }

  // True when another page follows.
  async function attempt() {
    await send();
    if (!navigator.onLine) return false;
    if (waiting().length && (!isAllTheSame || phoneTaps.isUnheard)) return false;
    const answer = await leave();
    if (!answer || answer.status >= 500 || answer.status === 429) return false;
    if (answer.type === "opaqueredirect") {
      phoneOutbox.empty();
      location.replace(form.dataset.after);
    } else form.submit(); // the server says what is wrong
    return true;
  }

  async function signOut() {
    if (isTrying) return;
    isTrying = true;
    close();
    if (await attempt()) return;
    // Where the sign-in ended meanwhile, the line above says so.
    if (!phoneTaps.isOut) sayItWaits();
    isTrying = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // What could not be sent when there was a line goes with the second press.
    isAllTheSame = isAsked && navigator.onLine;
    isAsked = true;
    signOut();
  });

  window.addEventListener("online", () => isAsked && signOut());
  setInterval(() => isAsked && navigator.onLine && signOut(), AGAIN_MS);
  if (phoneOutbox.isLeaving()) {
    isAsked = true;
    signOut();
  }
})();
