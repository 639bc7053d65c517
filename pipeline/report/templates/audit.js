"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const parse = id => { const holder = $(id); return holder ? JSON.parse(holder.textContent) : []; };
  const words = parse("words"), index = parse("index"), root = document.documentElement;
  const BATCH = 60, HELD = 200;
  let language = "vi", shown = [], made = 0;
  try { language = localStorage.getItem("baocao-language") || "vi"; } catch { /* storage may be barred on file: */ }

  // Text from documents only ever becomes a text node.
  const make = (tag, name, ...inside) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside.filter(x => x !== null && x !== undefined && x !== ""));
    return node;
  };
  const say = (group, code) => (words[group] && words[group][code] || {})[language] || code;
  // 61.493 and 61493 are one number to whoever looks for it
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase()
    .replace(/(\d)[.,](?=\d{3}(?!\d))/g, "$1");
  const number = text => {
    const [whole, rest] = text.split(".");
    const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language === "vi" ? "." : ",");
    return groups + (rest ? (language === "vi" ? "," : ".") + rest : "");
  };
  const day = iso => language === "vi" && /^\d{4}-\d\d-\d\d$/.test(iso) ? iso.split("-").reverse().join("/") : iso;
  // to the page of places/ with a frame round the figure
  const leads = (address, text) => { const link = make("a", "", text); link.href = address; return link; };
  const pages = list => list.length ? `${say("label", "page")} ${list.slice(0, 6).join(", ")}${list.length > 6 ? " …" : ""}` : "";

  // ---- what matches
  const state = () => ({
    text: fold($("search").value.trim()),
    outcomes: new Set([...document.querySelectorAll("[name=outcome]:checked")].map(box => box.value)),
    severity: $("severity").value, kind: $("kind").value });
  const lines = new Map();  // folded text of a document's findings, made when first searched
  const about = entry => fold([entry.doc_code, entry.source, entry.issuer, entry.title, entry.doc_type, entry.place, entry.province].join(" "));
  const finding = f => fold([f.i, f.vi, f.en, (f.x || []).map(x => x.t.map(t => t[0]).join("")).join(" ")].join(" "));
  const fits = (f, want, whole) => want.outcomes.has(f.o) && (!want.kind || f.k === want.kind) &&
    (!want.severity || (f.s || "info") === want.severity) && (whole || !want.text || finding(f).includes(want.text));
  const matches = (entry, want) => {
    if (![...want.outcomes].some(o => entry[o])) return !want.text && !want.kind && !want.severity && want.outcomes.has("holds");
    if (!want.text && !want.kind && !want.severity) return true;
    const holder = $("d-" + entry.id);
    if (!holder) return false;
    const whole = about(entry).includes(want.text);
    if (want.text && !whole) {
      if (!lines.has(entry.id)) lines.set(entry.id, fold(holder.textContent));
      if (!lines.get(entry.id).includes(want.text.split(/["\\]/)[0])) return false;
    }
    return parse("d-" + entry.id).some(f => fits(f, want, whole));
  };

  // ---- pictures: decoded when they come near the window
  const eye = new IntersectionObserver(seen => seen.forEach(one => { if (one.isIntersecting) load(one.target); }), { rootMargin: "900px" });
  const load = cut => {
    eye.unobserve(cut);
    const holder = $(cut.dataset.cut);
    if (!holder || cut.querySelector("img")) return;
    const picture = make("img");
    picture.alt = say("label", "alt");
    picture.src = "data:image/webp;base64," + holder.textContent;
    cut.prepend(picture);
  };
  const figure = one => {
    const cut = make("span", "cut");
    cut.dataset.cut = one.id;
    cut.style.aspectRatio = `${one.w} / ${one.h}`;
    one.f.forEach(([left, top, width, height]) => {
      const frame = make("i");
      Object.assign(frame.style, { left: left + "%", top: top + "%", width: width + "%", height: height + "%" });
      cut.append(frame);
    });
    eye.observe(cut);
    const slide = make("div", "slide", cut);
    slide.tabIndex = 0;
    const middle = Math.min(...one.f.map(f => f[0])) + 4;
    requestAnimationFrame(() => { slide.scrollLeft = cut.clientWidth * middle / 100 - slide.clientWidth / 2; });
    return make("figure", "", slide, make("figcaption", "", leads(one.u, `${say("label", "page")} ${one.p}`)));
  };

  // ---- cards
  const card = f => {
    const tags = make("div", "tags", make("span", "badge " + f.o, say("outcome", f.o)), make("span", "", say("kind", f.k)),
      make("span", "", say("severity", f.s)), make("span", "", pages(f.p)),
      make("code", "", f.i));
    const box = make("article", "card " + f.o, tags, make("p", "message", f[language]));
    box.id = "c-" + f.i;
    const sums = [["expected", f.e], ["observed", f.a], ["difference", f.d]].filter(([, value]) => value && value !== "0");
    if (sums.length > 1) box.append(make("div", "sum", ...sums.map(([name, value]) => make("div", "", make("span", "", say("label", name) + " "), make("b", "", number(value))))));
    if (f.docs.length) box.append(make("div", "about", f.docs.join("  ↔  ")));
    f.x.forEach(x => box.append(make("blockquote", "",
      make("small", "", x.n ? `${x.n}, ` : "", leads(x.h, `${say("label", "page")} ${x.p}`)),
      ...x.t.map(([text, hit]) => hit ? make("mark", "", text) : document.createTextNode(text)))));
    if (f.m) box.append(make("p", "note", `… ${f.m} ${say("label", "elsewhere")}`));
    f.c.forEach(c => box.append(figure(c)));
    if (f.r) box.append(make("p", "decided", make("b", "", say("decision", f.r)), f.rn ? `: ${f.rn}` : "", f.rw ? make("small", "", f.rw) : null));
    return box;
  };
  const fill = section => {
    const entry = index[section.dataset.at], want = state(), whole = want.text && about(entry).includes(want.text);
    section.dataset.filled = "1";
    const every = parse("d-" + entry.id).filter(f => fits(f, want, whole));
    const bad = every.filter(f => f.o !== "holds"), held = every.filter(f => f.o === "holds");
    section.append(...bad.map(card));
    if (held.length) {
      const box = make("details", "held", make("summary", "", `${say("label", "holding")}: ${held.length}`));
      box.open = want.outcomes.size === 1 || Boolean(want.text);
      const list = make("ul");
      const add = from => {
        held.slice(from, from + HELD).forEach(f => list.append(make("li", "", f[language] + " ", make("small", "", [say("kind", f.k), pages(f.p), f.i].filter(Boolean).join(" · ")))));
        if (held.length > from + HELD) {
          const more = make("button", "", say("label", "more"));
          more.onclick = () => { more.remove(); add(from + HELD); };
          list.append(more);
        }
      };
      add(0);
      box.append(list);
      section.append(box);
    }
    if (!every.length && !entry.broken && !entry.doubtful) section.append(make("p", "note", say("label", entry.holds ? "clean" : "unchecked")));
  };
  const near = new IntersectionObserver(seen => seen.forEach(one => {
    if (one.isIntersecting && !one.target.dataset.filled) { near.unobserve(one.target); fill(one.target); }
  }), { rootMargin: "700px" });

  const head = entry => {
    const title = entry.id === "across" ? say("label", "across") : [entry.doc_type, entry.doc_code].filter(Boolean).join(" ") || entry.source;
    const tested = entry.holds + entry.broken + entry.doubtful;
    const lead = [entry.issuer, day(entry.issued_on || ""), entry.id === "across" ? "" : entry.source].filter(Boolean).join(" · ");
    const top = make("header", "", make("h2", "", title), make("div", "about", lead), entry.title ? make("div", "about", entry.title) : null);
    if (tested) {
      const bar = make("div", "bar");
      ["broken", "doubtful", "holds"].forEach(o => { const part = make("i", o); part.style.flexGrow = entry[o]; bar.append(part); });
      top.append(bar, make("div", "about", ["broken", "doubtful", "holds"].filter(o => entry[o]).map(o => `${say("outcome", o)}: ${entry[o]}`).join(" · ") +
        ` · ${Math.round(100 * entry.holds / tested)} % ${say("label", "verified")}`));
    }
    if (entry.problem) top.append(make("div", "about", entry.problem));
    return top;
  };
  const batch = () => {
    const box = document.createDocumentFragment();
    shown.slice(made, made + BATCH).forEach(at => {
      const section = make("section", "document", head(index[at]));
      section.dataset.at = at;
      section.id = "s-" + index[at].id;
      box.append(section);
      near.observe(section);
    });
    made = Math.min(made + BATCH, shown.length);
    $("documents").append(box);
    $("more").hidden = made >= shown.length;
    $("more").textContent = `${say("label", "more")} (${shown.length - made})`;
  };
  new IntersectionObserver(seen => { if (seen[0].isIntersecting && made < shown.length) batch(); }, { rootMargin: "1200px" }).observe($("more"));
  $("more").onclick = batch;

  const draw = () => {
    const want = state();
    shown = index.map((entry, at) => at).filter(at => matches(index[at], want));
    made = 0;
    near.disconnect();
    eye.disconnect();
    $("documents").replaceChildren();
    $("matches").textContent = `${shown.length} ${say("label", "shown")}`;
    batch();
    if (!shown.length) $("documents").append(make("p", "note", say("label", index.some(e => e.broken || e.doubtful) ? "none" : "clean")));
  };
  const choices = (id, group, all) => {
    const select = $(id), kept = select.value;
    select.replaceChildren(...[["", all], ...Object.entries(words[group]).map(([code, name]) => [code, name[language]])].map(([value, name]) => {
      const option = make("option", "", name);
      option.value = value;
      return option;
    }));
    select.value = kept;
  };
  const speak = () => {
    root.lang = language;
    choices("kind", "kind", language === "vi" ? "Mọi loại" : "All kinds");
    choices("severity", "severity", language === "vi" ? "Mọi mức độ" : "All severities");
    $("search").placeholder = language === "vi" ? "Tìm số, chữ, số hiệu, cơ quan …" : "Search a number, word, symbol, body …";
    draw();
  };
  $("language").onclick = () => {
    language = language === "vi" ? "en" : "vi";
    try { localStorage.setItem("baocao-language", language); } catch { /* as above */ }
    speak();
  };
  $("print").onclick = () => print();
  $("filter").onsubmit = event => event.preventDefault();
  let wait;
  $("search").oninput = () => { clearTimeout(wait); wait = setTimeout(draw, 150); };
  $("filter").onchange = event => { if (event.target.id !== "search") draw(); };
  // Paper gets everything that matches the filter, with its pictures.
  addEventListener("beforeprint", () => {
    while (made < shown.length) batch();
    document.querySelectorAll(".document:not([data-filled])").forEach(fill);
    document.querySelectorAll(".cut").forEach(load);
    document.querySelectorAll(".how").forEach(box => { box.open = true; });
  });
  speak();
  if (location.hash.startsWith("#c-")) {
    const at = index.findIndex(entry => parse("d-" + entry.id).some(f => "#c-" + f.i === location.hash));
    while (at >= 0 && shown.includes(at) && made <= shown.indexOf(at)) batch();
    const section = at >= 0 && $("s-" + index[at].id);
    if (section) { if (!section.dataset.filled) fill(section); const target = $(location.hash.slice(1)); if (target) target.scrollIntoView(); }
  }
})();
