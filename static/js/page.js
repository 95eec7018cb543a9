// Small manners of every page; without this file everything still works.
(() => {
  // An open menu closes when someone presses elsewhere, or Escape.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.fold[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.fold[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // After a refused form the cursor stands in the first field to correct.
  const wrong = document.querySelector(".is-invalid");
  if (wrong) wrong.focus();

  // Of tiles together with "nothing": one tick takes the other away. The server asks when both were sent.
  document.addEventListener("change", (event) => {
    const pressed = event.target;
    if (pressed.type !== "checkbox" || !pressed.checked) return;
    for (const other of pressed.closest(".choices")?.querySelectorAll("input:checked") ?? []) {
      if (other !== pressed && (other.value === "-" || pressed.value === "-")) other.checked = false;
    }
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // A request that htmx could not finish says so in words.
  function sayItFailed(event) {
    if (event.detail.xhr?.status === 401) return; // signed-out.js says what to do
    const words = document.getElementById("request-failed");
    const place = document.getElementById("messages");
    if (words && place) place.replaceChildren(words.content.cloneNode(true));
  }
  document.addEventListener("htmx:sendError", sayItFailed);
  document.addEventListener("htmx:timeout", sayItFailed);
  document.addEventListener("htmx:responseError", sayItFailed);
})();
