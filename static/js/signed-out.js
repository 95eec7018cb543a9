// The sign-in ended while somebody worked here: the page stays as it is, and goes on once they signed in again.
window.signedOut = (() => {
  const STATUS = 401;
  const TOKEN = "[name=csrfmiddlewaretoken]";
  const box = document.getElementById("signed-out");
  const tabs = new BroadcastChannel("signed-in-again");
  let isOut = false;
  let mustPress = false;
  let hideLater = 0;

  function show(what) {
    clearTimeout(hideLater);
    for (const one of box.children) one.hidden = one.dataset.signed !== what;
    if (what === "back") hideLater = setTimeout(show, 6000, "");
  }

  // `pressed`: nothing keeps what was sent, so it must be pressed once more.
  function lose({ pressed = false } = {}) {
    mustPress ||= pressed;
    if (!isOut) show("out");
    isOut = true;
  }

  async function check() {
    if (!isOut) return;
    const answer = await fetch(box.dataset.check, { redirect: "manual" }).catch(() => null);
    if (!answer?.ok || !isOut) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    goOn(page.querySelector(TOKEN).value);
  }

  // Forms that were opened before carry the token of the sign-in of before.
  function goOn(token) {
    for (const one of document.querySelectorAll(TOKEN)) one.value = token;
    isOut = false;
    show(mustPress ? "press" : "back");
    mustPress = false;
    document.dispatchEvent(new CustomEvent("signed-in-again", { detail: { token } }));
  }

  if (document.querySelector("[data-signed-in-again]")) tabs.postMessage("");
  if (box) {
    document.addEventListener("htmx:responseError", (event) => {
      const { xhr, requestConfig } = event.detail;
      if (xhr.status === STATUS) lose({ pressed: requestConfig.verb === "post" });
    });
    tabs.addEventListener("message", check);
    document.addEventListener("visibilitychange", check);
    box.addEventListener("click", (event) => {
      if (event.target.closest("[data-check-again]")) check();
    });
  }

  return { STATUS, lose, check, get isOut() { return isOut; } };
})();
