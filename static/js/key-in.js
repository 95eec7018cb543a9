// Keying in by keyboard alone: Enter goes on to the next box; with a number in the first box, or in the last, it saves.
(() => {
  function boxes(form) {
    return Array.from(form.querySelectorAll("input:not([type=hidden]), select")).filter((one) => one.offsetParent);
  }

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form.key-in");
    if (!form || event.key !== "Enter" || event.target.type === "submit") return;
    event.preventDefault();
    const all = boxes(form);
    const next = all[all.indexOf(event.target) + 1];
    const isNumber = event.target.name === "whom" && /^\s*\d+\s*$/.test(event.target.value);
    if (isNumber || !next) form.requestSubmit();
    else next.focus();
  });

  // The next line begins in its first box; one that is not right, in what is wrong.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "line-form") return;
    const form = event.detail.target.querySelector("form.key-in");
    const first = form.querySelector("[name=somebody_else]") || form.querySelector(".is-invalid") || boxes(form)[0];
    first.focus();
  });
  const form = document.querySelector("form.key-in");
  if (form) boxes(form)[0].focus();
})();
