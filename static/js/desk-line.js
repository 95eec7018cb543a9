// Says that the connection is lost, and sends what was kept as soon as it is back.
(() => {
  const box = document.getElementById("line-lost");
  if (!box) return;
  const GATEWAYS = [502, 503, 504];
  const missed = new Set();
  let isLost = false;
  let hideLater = 0;

  function show(what) {
    clearTimeout(hideLater);
    for (const one of box.children) one.hidden = one.dataset.line !== what;
    if (what === "back") hideLater = setTimeout(show, 6000, "");
  }

  function lose() {
    isLost = true;
    show("lost");
  }

  async function find() {
    if (!isLost) return;
    isLost = false;
    const hadSomething = deskOutbox.size > 0;
    await deskOutbox.sendAll(() => isLost);
    if (isLost) return;
    show(hadSomething ? "back" : "");
    // Pieces that load by themselves and could not.
    for (const elt of missed) if (elt.isConnected) htmx.trigger(elt, "line-back");
    missed.clear();
  }

  function isPoll(detail) {
    return detail.elt.id === "desk-poll";
  }

  // Page.js says of other pages that something went wrong; here it is kept, so nothing went wrong.
  function lost(event) {
    event.stopPropagation();
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb === "post") deskOutbox.keep(event.detail);
    else if (!isPoll(event.detail)) missed.add(elt);
    lose();
  }

  document.body.addEventListener("htmx:sendError", lost);
  document.body.addEventListener("htmx:timeout", lost);
  document.body.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (GATEWAYS.includes(status)) lost(event);
    else if (isPoll(event.detail)) {
      // Closed, or noted gone: this screen is not served any more.
      event.stopPropagation();
      event.detail.elt.remove();
      show("closed");
    }
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) find();
  });
  window.addEventListener("offline", lose);
  window.addEventListener("online", () => htmx.trigger("#desk-poll", "desk-changed"));
  // Leaving would lose what still waits.
  window.addEventListener("beforeunload", (event) => {
    if (deskOutbox.size) event.preventDefault();
  });
})();
