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

// the filter of findings: without script there is none, and everything is shown
(() => {
  const form = document.querySelector(".filter");
  if (!form) return;
  const cards = [...document.querySelectorAll(".finding")];
  const words = [...document.querySelectorAll(".segment.found")];
  const shown = document.getElementById("shown");
  const all = shown.textContent;
  const worst = ["error", "warning", "info"];
  const boxes = (name) => [...form.querySelectorAll(`[name=${name}]`)];
  const ticked = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
  const apply = () => {
    const rules = ticked("rule"), severities = ticked("severity"), visible = new Map();
    for (const card of cards) {
      const on = rules.has(card.dataset.rule) && severities.has(card.dataset.severity);
      card.hidden = !on;
      document.getElementById(card.dataset.claims).hidden = !on;
      if (on) visible.set(card.dataset.claims, card.dataset.severity);
    }
    for (const word of words) {
      const left = new Set(word.dataset.claims.split(" ").map((id) => visible.get(id)));
      const severity = worst.find((each) => left.has(each));
      word.classList.remove("found", ...worst);
      if (severity) word.classList.add("found", severity);
    }
    for (const list of document.querySelectorAll(".findings"))
      list.hidden = ![...list.children].some((card) => !card.hidden);
    document.body.classList.toggle("no-claims", !form.elements.claims.checked);
    shown.textContent = visible.size === cards.length ? all : `${visible.size} of ${all}`;
    form.querySelector("output").textContent = shown.textContent;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-all]"))
    button.addEventListener("click", () => {
      for (const box of boxes("rule")) box.checked = button.dataset.all === "on";
      apply();
    });
  // a link to a finding that is filtered out brings it back
  const bring = () => {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^note-/, "");
    const card = cards.find((each) => each.dataset.claims === id);
    if (!card?.hidden) return;
    for (const [name, value] of [["rule", card.dataset.rule], ["severity", card.dataset.severity]])
      for (const box of boxes(name)) if (box.value === value) box.checked = true;
    apply();
    card.scrollIntoView();
  };
  window.addEventListener("hashchange", bring);
  form.hidden = false;
  apply();
})();
