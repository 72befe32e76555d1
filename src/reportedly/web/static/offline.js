// The search of pages that lie on a disk: over all claims, which a file beside this one holds.
"use strict";
(() => {
  const field = document.getElementById("q"), results = document.getElementById("results");
  const claims = window.REPORTEDLY_CLAIMS ?? [];
  if (!field || !results) return;
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const texts = claims.map((each) => folded(each.slice(0, 5).join(" ")));
  const made = (tag, name, text) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const show = () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    const found = words.length ? claims.filter((_, n) => words.every((word) => texts[n].includes(word))) : [];
    const tally = made("p", "tally", words.length ? `${found.length.toLocaleString("en")} ${found.length === 1 ? "claim" : "claims"}${found.length > 100 ? ", the first 100 are shown" : ""}` : `${claims.length.toLocaleString("en")} claims can be searched`);
    tally.setAttribute("role", "status");
    results.replaceChildren(tally);
    for (const [who, says, outlet, day, side, href] of found.slice(0, 100)) {
      const claim = made("div", "claim"), saying = made("p", "saying"), name = made("bdi", "who", who);
      saying.append(name);
      if (side) saying.append(" ", made("span", "side", side.replaceAll("-", " ")));
      const link = made("a"), quote = made("blockquote");
      link.href = href;
      link.append(made("bdi", "", says));
      quote.append(link);
      claim.append(saying, quote, made("p", "meta", [outlet, day].filter(Boolean).join(", ")));
      results.append(claim);
    }
    try { history.replaceState(null, "", words.length ? `#q=${encodeURIComponent(field.value)}` : "#"); } catch { /* some browsers keep files from it */ }
  };
  const given = new URLSearchParams(location.hash.slice(1)).get("q");
  if (given) field.value = given;
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
