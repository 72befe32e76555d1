// The map: coasts, places as circles by what is claimed there, a slider over days. No tiles, no request but to where the page came from.
"use strict";
(async () => {
  const box = document.getElementById("map"), data = document.getElementById("map-data");
  if (!box || !data || typeof L === "undefined") return;
  const json = async (url) => (await fetch(url, { credentials: "same-origin" })).json();
  const told = data.dataset.from ? await json(data.dataset.from) : window.REPORTEDLY_PLACES;
  const known = told.places.filter((each) => each.lat !== null && each.lon !== null);
  if (!known.length) return;
  box.hidden = false;
  document.querySelector(".map-tools").hidden = false;
  const map = L.map(box, { preferCanvas: true, attributionControl: true, zoomSnap: 0.25, worldCopyJump: true, zoomControl: true, keyboard: true });
  map.attributionControl.setPrefix(false).addAttribution("Coasts: Natural Earth, public domain");
  const sure = known.filter((each) => each.sure);
  map.fitBounds(L.latLngBounds((sure.length ? sure : known).map((each) => [each.lat, each.lon])).pad(0.2), { maxZoom: 9 });
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // TopoJSON: arcs are shared, in whole steps from point to point
  const decoded = (topology) => {
    const [sx, sy] = topology.transform.scale, [tx, ty] = topology.transform.translate;
    return topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
    });
  };
  const ring = (arcs, numbers) => numbers.flatMap((n, place) => {
    const line = n < 0 ? arcs[~n].slice().reverse() : arcs[n];
    return place ? line.slice(1) : line;
  });
  const polygons = (geometry) => geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : (geometry.geometries ?? []).flatMap(polygons);
  let coasts = null, borders = null;
  const outline = async () => {
    const topology = data.dataset.outlines ? await json(data.dataset.outlines) : window.REPORTEDLY_OUTLINES;
    const arcs = decoded(topology);
    const land = polygons(topology.objects.land).map((each) => each.map((numbers) => ring(arcs, numbers)));
    const area = L.geoJSON({ type: "Feature", geometry: { type: "MultiPolygon", coordinates: land } }, { interactive: false });
    // the edge of the sheet is no coast
    const edge = ([x, y]) => Math.abs(x) > 179.9 || y < -89;
    const lines = (arc) => arc.reduce((parts, point, n) => {
      if (n && edge(point) && edge(arc[n - 1])) parts.push([]);
      parts.at(-1).push(point);
      return parts;
    }, [[]]).filter((part) => part.length > 1);
    const own = new Set(polygons(topology.objects.land).flat(2).map((n) => n < 0 ? ~n : n));
    const shores = L.geoJSON({ type: "Feature", geometry: { type: "MultiLineString", coordinates: [...own].flatMap((n) => lines(arcs[n])) } }, { interactive: false });
    coasts = { area, shores };
    area.addTo(map);
    shores.addTo(map);
    const used = new Map();
    for (const geometry of topology.objects.countries.geometries)
      for (const polygon of polygons(geometry))
        for (const n of polygon.flat()) used.set(n < 0 ? ~n : n, (used.get(n < 0 ? ~n : n) ?? 0) + 1);
    const shared = [...used].filter(([, count]) => count > 1).map(([n]) => arcs[n]);
    borders = L.geoJSON({ type: "Feature", geometry: { type: "MultiLineString", coordinates: shared } }, { interactive: false });
    paint();
    shores.bringToBack();
    area.bringToBack();
  };
  const days = [...new Set(told.places.flatMap((each) => each.counts.map(([day]) => day)).filter(Boolean))].sort();
  const slider = document.getElementById("day"), out = document.getElementById("day-out");
  slider.max = Math.max(0, days.length - 1);
  slider.value = slider.max;
  // each side has a shape of its own, as its name has on all pages: none, a square, a diamond, a triangle, a cross
  L.Canvas.include({
    _updateSide(layer) {
      if (!this._drawing || layer._empty()) return;
      const { x, y } = layer._point, r = Math.max(layer._radius, 1), ctx = this._ctx, side = layer.options.side;
      const corners = side === 1 ? [[-1, -1], [1, -1], [1, 1], [-1, 1]] : side === 2 ? [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]]
        : side === 3 ? [[0, -1.3], [1.25, 0.95], [-1.25, 0.95]] : [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]];
      ctx.beginPath();
      if (side === 0) ctx.arc(x, y, r, 0, Math.PI * 2, false);
      else corners.forEach(([dx, dy], n) => ctx[n ? "lineTo" : "moveTo"](x + dx * r * 0.9, y + dy * r * 0.9));
      ctx.closePath();
      this._fillStroke(ctx, layer);
    },
  });
  const Mark = L.CircleMarker.extend({ _updatePath() { this._renderer._updateSide(this); } });
  const circles = [];
  // a circle of its own for each side, side by side: none stands in another's place
  for (const each of known) {
    const sides = [...new Set(each.counts.map(([, side]) => side))].sort();
    sides.forEach((side, place) => {
      const circle = new Mark([each.lat, each.lon], { weight: 2, dashArray: each.sure ? null : "3 3", side: Math.min(side, 4) });
      circle.bindTooltip("", { direction: "top" });
      circle.on("click", () => { if (each.href) location.href = each.href; });
      circles.push({ circle, each, side, place, of: sides.length });
    });
  }
  // the names of the places of which most is told, as far as they find room
  const names = known.slice(0, 40).map((each) => L.marker([each.lat, each.lon], {
    interactive: false, keyboard: false,
    icon: L.divIcon({ className: "place-name", html: "", iconSize: null }),
  }).bindTooltip(Object.assign(document.createElement("span"), { textContent: each.name }), { permanent: true, direction: "right", offset: [10, 0], className: "place-name" }));
  const label = () => {
    const taken = [];
    for (const [n, name] of names.entries()) {
      const at = map.latLngToContainerPoint(name.getLatLng()), wide = 8 * known[n].name.length + 24;
      const free = circles.some((it) => it.each === known[n] && map.hasLayer(it.circle)) && !taken.some(([x, y, w]) => Math.abs(y - at.y) < 17 && at.x < x + w && x < at.x + wide);
      if (free) { taken.push([at.x, at.y, wide]); name.addTo(map); } else name.remove();
    }
  };
  const shown = () => {
    const until = days[+slider.value];
    out.textContent = until ?? "any day";
    const list = new Set();
    for (const it of circles) {
      const claims = it.each.counts.reduce((sum, [day, side, count]) => sum + (side === it.side && (!day || !until || day <= until) ? count : 0), 0);
      if (!claims) { it.circle.remove(); continue; }
      list.add(it.each);
      const size = 5 + 3 * Math.sqrt(claims);
      const shift = (it.place - (it.of - 1) / 2) * (size * 1.6);
      const at = map.unproject(map.project([it.each.lat, it.each.lon]).add([shift, 0]));
      it.circle.setLatLng(at).setRadius(size);
      const name = it.side ? (told.sides[it.side - 1] ?? "").split("/").pop().replaceAll("-", " ") : "no side";
      const words = document.createElement("span");
      words.textContent = `${it.each.name}: ${name}, ${claims} ${claims === 1 ? "claim" : "claims"}${it.each.sure ? "" : "; not sure which place"}`;
      it.circle.setTooltipContent(words);
      if (!map.hasLayer(it.circle)) it.circle.addTo(map);
    }
    label();
    for (const row of document.querySelectorAll("[data-place]")) row.hidden = !list.has(told.places[+row.dataset.place]) && told.places[+row.dataset.place]?.lat != null;
  };
  const paint = () => {
    box.style.background = css("--sea");
    coasts?.area.setStyle({ fillColor: css("--land"), fillOpacity: 1, stroke: false });
    coasts?.shores.setStyle({ color: css("--edge"), weight: 1, fill: false });
    borders?.setStyle({ color: css("--dim"), weight: 0.8, dashArray: "4 4", fill: false });
    for (const it of circles) {
      const tone = css(`--side-${Math.min(it.side, 4)}`) || css("--side-0");
      it.circle.setStyle({ color: tone, fillColor: tone, fillOpacity: it.side ? 0.45 : 0.15 });
    }
  };
  slider.addEventListener("input", shown);
  map.on("zoomend", shown);
  document.addEventListener("reportedly:theme", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.getElementById("borders").addEventListener("change", (event) => {
    if (borders) event.target.checked ? borders.addTo(map) : borders.remove();
  });
  shown();
  paint();
  await outline();
  box.dataset.drawn = "1";
})();
