// What pages do beside being read. Everything works without this, but for keys and live parts.
"use strict";

// light and dark
(() => {
  const button = document.querySelector(".theme");
  if (!button) return;
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("reportedly-theme", root.dataset.theme); } catch { /* it holds for this page */ }
    document.dispatchEvent(new Event("reportedly:theme"));
  });
})();

// empty fields are left out of addresses
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get") return;
  for (const field of form.querySelectorAll("input[name], select[name]"))
    if (!field.value) field.disabled = true;
  setTimeout(() => { for (const field of form.querySelectorAll(":disabled")) field.disabled = false; });
});
document.addEventListener("htmx:configRequest", (event) => {
  const given = event.detail.parameters;
  for (const name of Object.keys(given)) if (given[name] === "") delete given[name];
  const csrf = document.body.dataset.csrf;
  if (csrf) event.detail.headers["X-CSRF-Token"] = csrf;
});

// pointing at a note, or moving the focus to it, lights its words in the text, and the other way round
(() => {
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-claims]"))
    for (const claim of part.dataset.claims.split(" ")) parts.set(claim, [...(parts.get(claim) ?? []), part]);
  if (!parts.size) return;
  let lit = [];
  const light = (event) => {
    const part = event.target.closest?.("[data-claims]");
    for (const old of lit) old.classList.remove("lit");
    lit = part ? part.dataset.claims.split(" ").flatMap((claim) => parts.get(claim) ?? []) : [];
    for (const now of lit) now.classList.add("lit");
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  // a link to a claim lights its words for good
  const mark = () => {
    const claim = decodeURIComponent(location.hash.slice(1)).replace(/^note-/, "");
    if (!parts.has(claim)) return;
    for (const old of document.querySelectorAll("[data-claims].on")) old.classList.remove("on");
    for (const part of parts.get(claim)) part.classList.add("on");
  };
  addEventListener("hashchange", mark);
  mark();
})();

// keys on an article: j and k go from claim to claim, c, x and d decide
(() => {
  const notes = [...document.querySelectorAll(".voice")];
  if (!notes.length) return;
  const byPlace = notes.slice().sort((a, b) => +a.dataset.claims.slice(1) - +b.dataset.claims.slice(1));
  const now = () => byPlace.findIndex((note) => note.contains(document.activeElement));
  const go = (place) => {
    const note = byPlace[Math.max(0, Math.min(byPlace.length - 1, place))];
    note.focus({ preventScroll: true });
    const words = document.getElementById(note.dataset.claims) ?? note;
    words.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  const press = (name) => {
    const note = byPlace[now()];
    note?.querySelector(`.decide button[value="${name}"]`)?.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j") go(now() + 1);
    else if (event.key === "k") go(now() < 0 ? 0 : now() - 1);
    else if (event.key === "c") press("confirm");
    else if (event.key === "x") press("reject");
    else if (event.key === "d") byPlace[now()]?.querySelector(".decide-more")?.click();
    else return;
    event.preventDefault();
  });
})();

// the filter of findings
(() => {
  const form = document.querySelector(".finding-filter");
  if (!form) return;
  const cards = [...document.querySelectorAll(".finding")];
  const ticked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  const worst = ["error", "warning", "info"];
  const apply = () => {
    const rules = ticked("rule"), severities = ticked("severity"), visible = new Map();
    for (const card of cards) {
      const on = rules.has(card.dataset.rule) && severities.has(card.dataset.severity);
      card.hidden = !on;
      const sign = document.getElementById(card.dataset.claims);
      if (sign) sign.hidden = !on;
      if (on) visible.set(card.dataset.claims, card.dataset.severity);
    }
    for (const words of document.querySelectorAll(".segment")) {
      const left = new Set(words.dataset.claims.split(" ").map((id) => visible.get(id)).filter(Boolean));
      const severity = worst.find((each) => left.has(each));
      words.classList.remove("found", ...worst);
      if (severity) words.classList.add("found", severity);
    }
    document.body.classList.toggle("no-voices", !form.elements.voices.checked);
    form.querySelector(".tally").textContent = `${visible.size} of ${cards.length} findings`;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();

// files that are dropped on the page Add
(() => {
  const field = document.querySelector(".drop input[type=file]");
  if (!field) return;
  const zone = field.closest("label");
  for (const kind of ["dragenter", "dragover"])
    zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
  });
})();
