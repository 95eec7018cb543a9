// Among the cards of what fits a press goes before a look. The answer that comes first takes the cards away, and with
// them the place of every other answer: on a slow line a press would seem to come to nothing.
(() => {
  const OF_THE_CARDS = "[hx-target='#fits'].htmx-request, #kept.htmx-request";

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, target, requestConfig } = event.detail;
    if (!["fits", "kept"].includes(target.id) || window.deskOutbox?.isAgain(requestConfig.headers)) return;
    const asked = [...document.querySelectorAll(OF_THE_CARDS)];
    if (asked.some((one) => one.matches("form"))) {
      event.preventDefault();
      return;
    }
    for (const look of asked) htmx.trigger(look, "htmx:abort");
    showBusy(elt, requestConfig.triggeringEvent?.submitter);
  });

  // On a slow line the button that was pressed shows at once that it was.
  function showBusy(form, button) {
    if (!button) return;
    button.setAttribute("aria-busy", "true");
    form.addEventListener("htmx:afterRequest", () => button.removeAttribute("aria-busy"), { once: true });
  }
})();
