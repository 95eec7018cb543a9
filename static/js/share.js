// Hands a text to an app of the phone's own choice, where the browser can; the button stays hidden otherwise.
(() => {
  if (!navigator.share) return;
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.share).innerText.trim();
      navigator.share({ text }).catch(() => {}); // closed without choosing an app
    });
  }
})();
