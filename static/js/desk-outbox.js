// Keeps in this page, and nowhere else, what could not be sent, in the order in which it was pressed.
// The token that a form carries makes a second sending harmless; a reload forgets everything.
window.deskOutbox = (() => {
  const AGAIN = "Desk-Again";
  const waiting = new Map();
  let isSending = false;

  // The same form pressed again replaces what waits of it; two presses of a counter are two.
  function keyOf(config) {
    return config.parameters.token || `${config.verb} ${config.path} ${config.target.id}`;
  }

  function keep(detail) {
    const config = detail.requestConfig;
    const box = config.elt.closest("form") || config.elt;
    const behind = isAgain(config.headers) ? [...waiting] : [];
    // What fails again stays in front.
    for (const [key] of behind) waiting.delete(key);
    waiting.set(keyOf(config), {
      verb: config.verb,
      path: config.path,
      values: { ...config.parameters },
      target: `#${config.target.id}`,
      swap: box.getAttribute("hx-swap") || "innerHTML",
      box,
    });
    for (const [key, one] of behind) waiting.set(key, one);
    box.setAttribute("data-waiting", "");
  }

  function isAgain(headers) {
    return AGAIN in headers;
  }

  // How many presses of a counter wait, one less counted down.
  function presses(what) {
    const steps = [...waiting.values()].filter(({ values }) => values.what === what && values.step);
    return steps.reduce((sum, { values }) => sum + Number(values.step), 0);
  }

  // After signing in again: the same forms with the same tokens, under the new sign-in.
  function renew(csrf) {
    for (const { values } of waiting.values()) values.csrfmiddlewaretoken = csrf;
  }

  // One after the other; what fails again stays, and so does everything behind it.
  async function sendAll(lost) {
    if (isSending) return;
    isSending = true;
    try {
      while (waiting.size && !lost()) {
        const [key, one] = waiting.entries().next().value;
        waiting.delete(key);
        one.box.removeAttribute("data-waiting");
        const source = one.box.isConnected ? one.box : document.body;
        const { verb, path, values, target, swap } = one;
        const headers = { [AGAIN]: "yes" };
        await htmx.ajax(verb, path, { source, target, swap, values, headers }).catch(() => {});
      }
    } finally {
      isSending = false;
    }
  }

  return {
    keep,
    sendAll,
    renew,
    presses,
    isAgain,
    get size() { return waiting.size; },
  };
})();
