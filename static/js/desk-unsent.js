// A registration that was begun is not lost: another visitor in between puts it aside, in this page and nowhere else.
window.deskUnsent = (() => {
  const desk = document.getElementById("at-desk");
  const list = document.getElementById("begun");
  const aside = [];
  if (!desk || !list) return { size: 0 };

  function begun() {
    return desk.querySelector("form.register[data-changed]");
  }

  document.addEventListener("input", (event) => {
    event.target.closest("form.register")?.setAttribute("data-changed", "");
  });

  // What comes in its place is no answer to the form itself: then everything of it is taken out, before it is cleared.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig, shouldSwap } = event.detail;
    const form = begun();
    if (!form || !shouldSwap || target !== desk || form.contains(requestConfig.elt)) return;
    putAside(form);
  });

  function putAside(form) {
    const name = form.elements.first_name?.value.trim() ?? "";
    const nodes = document.createDocumentFragment();
    nodes.append(...desk.childNodes);
    aside.push({ name, nodes });
    show();
  }

  function goOn(at) {
    const form = begun();
    const [wanted] = aside.splice(at, 1);
    if (form) putAside(form);
    desk.replaceChildren(wanted.nodes);
    htmx.process(desk);
    show();
    desk.querySelector("form.register [name=first_name]")?.focus();
  }

  // One button for each, with what was typed as the name.
  function show() {
    const { children: [words] } = list;
    list.hidden = !aside.length;
    list.replaceChildren(words, ...aside.map(({ name }, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn w-100";
      button.textContent = `${list.dataset.goOn} ${name || list.dataset.nameless}`;
      button.addEventListener("click", () => goOn(at));
      return button;
    }));
  }

  return { get size() { return aside.length + (begun() ? 1 : 0); } };
})();
