// Says that the connection is lost, and sends what was kept as soon as it is back; also after signing in again.
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
    if (!isLost || signedOut.isOut) show("lost");
    isLost = true;
  }

  async function find(said = "back") {
    if (!isLost) return;
    isLost = false;
    const hadSomething = deskOutbox.size > 0;
    await deskOutbox.sendAll(() => isLost);
    if (isLost) return;
    show(hadSomething ? said : "");
    // Pieces that load by themselves and could not.
    for (const elt of missed) if (elt.isConnected) htmx.trigger(elt, "line-back");
    missed.clear();
  }

  function isPoll(detail) {
    return detail.elt.id === "desk-poll";
  }

  // Page.js says of other pages that something went wrong; here it is kept, so nothing went wrong.
  function lost(event) {
    keep(event);
    lose();
  }

  function keep(event) {
    event.stopPropagation();
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb === "post") deskOutbox.keep(event.detail);
    else if (!isPoll(event.detail)) missed.add(elt);
    showWaiting();
  }

  // What was counted shows at once: what the server told last, and the presses that wait.
  function showWaiting() {
    for (const number of document.querySelectorAll(".counter > b")) {
      number.dataset.told ??= number.textContent;
      const waits = deskOutbox.presses(number.id.replace("number-", ""));
      number.textContent = Math.max(Number(number.dataset.told) + waits, 0);
    }
  }
  document.body.addEventListener("htmx:oobAfterSwap", showWaiting);

  function signOut(event) {
    keep(event);
    isLost = true;
    show("");
    signedOut.lose();
  }

  document.body.addEventListener("htmx:sendError", lost);
  document.body.addEventListener("htmx:timeout", lost);
  document.body.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (GATEWAYS.includes(status)) lost(event);
    else if (status === signedOut.STATUS) signOut(event);
    else if (isPoll(event.detail)) {
      // Closed, or noted gone: this screen is not served any more.
      event.stopPropagation();
      event.detail.elt.remove();
      show("closed");
    }
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) return;
    if (signedOut.isOut) signedOut.check();
    else find();
  });
  document.addEventListener("signed-in-again", (event) => {
    deskOutbox.renew(event.detail.token);
    find("");
  });
  window.addEventListener("offline", lose);
  window.addEventListener("online", () => htmx.trigger("#desk-poll", "desk-changed"));
  // Leaving would lose what still waits, and what was begun.
  window.addEventListener("beforeunload", (event) => {
    if (deskOutbox.size || deskUnsent.size) event.preventDefault();
  });
  // Without a line another page is an error page of the browser.
  function hold(event, leaves) {
    if (!leaves || !isLost || signedOut.isOut) return;
    event.preventDefault();
    event.stopPropagation();
    show("held");
  }
  document.addEventListener("click", (event) => {
    hold(event, event.target.closest("a[href]")?.matches(":not([hx-get], [target], [href^='#'])"));
  }, true);
  document.addEventListener("submit", (event) => {
    hold(event, event.target.matches(":not([hx-post])"));
  }, true);
})();
