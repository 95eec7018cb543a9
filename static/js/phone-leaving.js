// A supporter signs out on another page while taps wait in this phone: that is done on the page that sends them.
(() => {
  const form = document.querySelector("[data-sends-first]");
  form?.addEventListener("submit", (event) => {
    if (!navigator.onLine || !phoneOutbox.waits() || !phoneOutbox.leave()) return;
    event.preventDefault();
    location.assign(form.dataset.sendsFirst);
  });
})();
