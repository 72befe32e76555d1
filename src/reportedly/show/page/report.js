// pointing at a note, or moving the focus to it, lights its words in the text, and the other way round; links work without this
(() => {
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-claims]"))
    for (const claim of part.dataset.claims.split(" ")) parts.set(claim, [...(parts.get(claim) ?? []), part]);
  let lit = [];
  const light = (event) => {
    const part = event.target.closest?.("[data-claims]");
    for (const old of lit) old.classList.remove("on");
    lit = part ? part.dataset.claims.split(" ").flatMap((claim) => parts.get(claim)) : [];
    for (const now of lit) now.classList.add("on");
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
})();
