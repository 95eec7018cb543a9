// While letters are typed, the list beside them shows what each means and whose turn is next. The server reads them.
(() => {
  const box = document.getElementById("letters");
  const list = document.getElementById("paper-rows");
  if (!box || !list) return;
  const rows = Array.from(list.children);
  const next = document.getElementById("paper-next");
  const words = new Map(
    Array.from(document.querySelectorAll("[data-letter]"), (one) => [one.dataset.letter, one.textContent]),
  );

  function show() {
    const letters = Array.from(box.value.toLowerCase().replace(/\s/g, ""));
    rows.forEach((row, number) => {
      const letter = letters[number];
      const isSkipped = letter === "-" || letter === ".";
      const mark = row.querySelector(".paper-mark");
      mark.textContent = letter === undefined || isSkipped ? "" : (words.get(letter) ?? "?");
      row.classList.toggle("paper-unknown", letter !== undefined && !isSkipped && !words.has(letter));
      row.toggleAttribute("aria-current", number === letters.length);
    });
    const turn = rows[letters.length];
    turn?.scrollIntoView({ block: "nearest" });
    next.textContent = turn ? turn.innerText : "";
  }
  box.addEventListener("input", show);
  show();
})();
