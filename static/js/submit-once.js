// A form that is being sent is not sent again by a second press: a slow connection must not register someone twice.
(() => {
  const RETRY_AFTER_MS = 10000;

  function release(form) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    // A download leaves the page in place, a lost connection wants a second try.
    setTimeout(release, RETRY_AFTER_MS, form);
  });

  // Going back shows the page as it was left, with the form still marked as sent.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) release(form);
  });
})();
