"use strict";
(() => {
  const { $, parse, words, make, leads, say, fold, number, day } = baocao;
  const index = parse("index");
  const BATCH = 60, HELD = 200;
  const OUTCOMES = ["broken", "doubtful", "holds"], AT_FIRST = "broken,doubtful";
  const CHOICES = ["province", "year", "level", "severity", "kind"];
  const ABOUT = ["province", "year", "level"];  // of a document, not of a finding
  let shown = [], made = 0;

  const some = (list, most) => list.slice(0, most).join(", ") + (list.length > most ? " …" : "");
  const pages = list => (list.length ? `${say("label", "page")} ${some(list, 6)}` : "");
  const dotted = (...parts) => parts.filter(Boolean).join(" · ");

  // ---- what matches
  const boxes = () => [...document.querySelectorAll("[name=outcome]")];
  const chosen = () => boxes().filter(box => box.checked).map(box => box.value);
  const state = () => {
    const want = { typed: $("search").value.trim(), outcomes: new Set(chosen()) };
    CHOICES.forEach(id => { want[id] = $(id).value; });
    want.text = fold(want.typed);
    want.narrow = Boolean(want.text || want.kind || want.severity);
    return want;
  };
  const keep = () => {
    const want = state(), outcomes = [...want.outcomes].join(",");
    baocao.keep("", [["q", want.typed], ["outcome", outcomes === AT_FIRST ? "" : outcomes || "none"],
      ...CHOICES.map(id => [id, want[id]])]);
  };
  const restore = query => {
    const outcomes = (query.get("outcome") || AT_FIRST).split(",");
    boxes().forEach(box => { box.checked = outcomes.includes(box.value); });
    $("search").value = query.get("q") || "";
    CHOICES.forEach(id => baocao.choose(id, query.get(id) || ""));
  };
  const lines = new Map();  // folded text of a document's findings, made when first searched
  const named = ["doc_code", "source", "issuer", "issuer_parent", "title", "doc_type", "place", "province"];
  const about = entry => fold(named.map(name => entry[name]).join(" "));
  const finding = f => fold([f.i, f.vi, f.en, ...(f.docs || []), ...(f.x || []).map(x => x.t.map(t => t[0]).join(""))].join(" "));
  const from = (entry, want) => (!want.province || entry.province === want.province) &&
    (!want.year || entry.year === want.year) && (!want.level || entry.level.includes(want.level));
  const byId = new Map(index.map(entry => [entry.id, entry]));
  const origin = (entry, f, want) => (f.ids.length ? f.ids.some(id => byId.has(id) && from(byId.get(id), want)) : from(entry, want));
  const fits = (entry, f, want, whole) => want.outcomes.has(f.o) && (!want.kind || f.k === want.kind) &&
    (!want.severity || (f.s || "info") === want.severity) && origin(entry, f, want) &&
    (whole || !want.text || finding(f).includes(want.text));
  const isWhole = (entry, want) => Boolean(want.text) && about(entry).includes(want.text);
  const across = entry => entry.id === "across";
  const matches = (entry, want) => {
    const placed = ABOUT.some(id => want[id]);
    if (placed && !across(entry) && !from(entry, want)) return false;
    if (![...want.outcomes].some(o => entry[o])) return !want.narrow && !across(entry) && want.outcomes.has("holds");
    if (!want.narrow && !(placed && across(entry))) return true;
    const holder = $("d-" + entry.id);
    if (!holder) return false;
    const whole = isWhole(entry, want);
    if (want.text && !whole) {
      if (!lines.has(entry.id)) lines.set(entry.id, fold(holder.textContent));
      if (!lines.get(entry.id).includes(want.text.split(/["\\]/)[0])) return false;
    }
    return parse("d-" + entry.id).some(f => fits(entry, f, want, whole));
  };

  // ---- pictures: decoded when they come near the window
  const eye = new IntersectionObserver(
    seen => seen.forEach(one => { if (one.isIntersecting) load(one.target); }), { rootMargin: "900px" });
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
    slide.setAttribute("role", "group");
    slide.setAttribute("aria-label", say("label", "alt"));
    const middle = Math.min(...one.f.map(f => f[0])) + 4;
    requestAnimationFrame(() => { slide.scrollLeft = cut.clientWidth * middle / 100 - slide.clientWidth / 2; });
    const page = leads(one.u, `${say("label", "page")} ${one.p}`);
    return make("figure", "", slide, make("figcaption", "", page));
  };

  // ---- cards
  const own = f => leads("#c-" + f.i, f.i);  // the address of a finding, to be sent along
  const excerpt = x => make("blockquote", "",
    make("small", "", x.n ? `${x.n}, ` : "", leads(x.h, `${say("label", "page")} ${x.p}`)), " ",  // kept apart where it is copied
    ...x.t.map(([text, hit]) => (hit ? make("mark", "", text) : document.createTextNode(text))));
  // two statements of one quantity: neither of them is what was worked out
  const names = f => (f.k === "same" ? ["one", "other", "difference"] : ["expected", "observed", "difference"]);
  const cents = value => (/^-?[\d.]+$/.test(value) ? String(Math.round(value * 100) / 100) : value);
  const amount = (f, value) => (f.k === "ratio" ? `${number(cents(value))} %` : number(value));
  const sums = f => [f.e, f.a, f.d].map((value, at) => [names(f)[at], value])
    .filter(([, value]) => value && value !== "0");
  const card = f => {
    const tags = make("div", "tags", make("span", "badge " + f.o, say("outcome", f.o)),
      make("span", "", say("kind", f.k)), make("span", "", say("severity", f.s)), make("span", "", pages(f.p)), own(f));
    const box = make("article", "card " + f.o, tags, make("p", "message", f[baocao.language()]));
    box.id = "c-" + f.i;
    const told = sums(f).map(([name, value]) =>
      make("div", "", make("span", "", say("label", name) + " "), make("b", "", amount(f, value))));
    if (told.length > 1) box.append(make("div", "sum", ...told));
    if (f.docs.length) box.append(make("div", "about", f.docs.join("  ↔  ")));
    f.x.forEach(x => box.append(excerpt(x)));
    if (f.m) box.append(make("p", "note", `… ${f.m} ${say("label", "elsewhere")}`));
    f.c.forEach(c => box.append(figure(c)));
    if (f.r) {
      box.append(make("p", "decided", make("b", "", say("decision", f.r)), f.rn ? `: ${f.rn}` : "",
        f.rw ? make("small", "", f.rw) : null));
    }
    return box;
  };
  const line = f => {
    const item = make("li", "", f[baocao.language()] + " ",
      make("small", "", dotted(say("kind", f.k), pages(f.p)) + " · ", own(f)));
    item.id = "c-" + f.i;
    return item;
  };
  const heldBox = (held, open) => {
    const box = make("details", "held", make("summary", "", `${say("label", "holding")}: ${held.length}`));
    const list = make("ul");
    const add = first => {
      held.slice(first, first + HELD).forEach(f => list.append(line(f)));
      if (held.length <= first + HELD) return;
      const more = make("button", "", say("label", "more"));
      const item = make("li", "", more);
      more.onclick = () => { item.remove(); add(first + HELD); };
      list.append(item);
    };
    add(0);
    box.open = open;
    box.append(list);
    return box;
  };
  const fill = section => {
    const entry = index[section.dataset.at], want = state(), whole = isWhole(entry, want);
    section.dataset.filled = "1";
    const every = parse("d-" + entry.id).filter(f => fits(entry, f, want, whole));
    const held = every.filter(f => f.o === "holds");
    section.append(...every.filter(f => f.o !== "holds").map(card));
    if (held.length) section.append(heldBox(held, want.outcomes.size === 1 || Boolean(want.text)));
    if (!every.length && !entry.broken && !entry.doubtful) {
      section.append(make("p", "note", say("label", entry.holds ? "clean" : "unchecked")));
    }
  };
  const near = new IntersectionObserver(seen => seen.forEach(one => {
    if (one.isIntersecting && !one.target.dataset.filled) { near.unobserve(one.target); fill(one.target); }
  }), { rootMargin: "700px" });

  // ---- documents
  const share = entry => {
    const tested = entry.holds + entry.broken + entry.doubtful, bar = make("div", "bar");
    OUTCOMES.forEach(o => { const part = make("i", o); part.style.flexGrow = entry[o]; bar.append(part); });
    const counts = OUTCOMES.filter(o => entry[o]).map(o => `${say("outcome", o)}: ${entry[o]}`);
    const held = `${Math.round(100 * entry.holds / tested)} % ${say("label", "verified")}`;
    return tested ? [bar, make("div", "about", dotted(...counts, held))] : [];
  };
  const head = entry => {
    const title = across(entry) ? say("label", "across")
      : [entry.doc_type, entry.doc_code].filter(Boolean).join(" ") || entry.source;
    const lead = dotted(entry.issuer, entry.province, day(entry.issued_on || ""), across(entry) ? "" : entry.source);
    const problem = entry["problem_" + baocao.language()];
    return make("header", "", make("h2", "", title), make("div", "about", lead),
      entry.title ? make("div", "about", entry.title) : null, ...share(entry),
      problem ? make("div", "about", problem) : null);
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
  const draw = () => {
    const want = state();
    shown = index.map((entry, at) => at).filter(at => matches(index[at], want));
    made = 0;
    near.disconnect();
    eye.disconnect();
    $("documents").replaceChildren();
    $("matches").textContent = `${number(shown.length)} ${say("label", "shown")}`;
    batch();
    const wrong = index.some(e => e.broken || e.doubtful);
    if (!shown.length) $("documents").append(make("p", "note", say("label", wrong ? "none" : "clean")));
  };

  // ---- one finding: its address leads to it whatever is filtered
  const find = id => {
    const at = index.findIndex(entry => ($("d-" + entry.id)?.textContent || "").includes(`"i":"${id}"`));
    if (at < 0) return;
    restore(new URLSearchParams({ outcome: OUTCOMES.join(",") }));
    draw();
    while (made <= shown.indexOf(at)) batch();
    const section = $("s-" + index[at].id);
    if (!section.dataset.filled) fill(section);
    while (!$("c-" + id) && section.querySelector(".held button")) section.querySelector(".held button").click();
    const target = $("c-" + id), held = target.closest(".held");
    if (held) held.open = true;
    target.classList.add("found");
    target.scrollIntoView({ block: "center" });
  };
  const arrive = () => {
    const { name, query } = baocao.address();
    if (name.startsWith("c-")) { find(name.slice(2)); return; }
    restore(query);
    draw();
  };

  new IntersectionObserver(seen => { if (seen[0].isIntersecting && made < shown.length) batch(); },
    { rootMargin: "1200px" }).observe($("more"));
  $("more").onclick = batch;
  $("print").onclick = () => print();
  $("filter").onsubmit = event => event.preventDefault();
  $("clear").onclick = () => { restore(new URLSearchParams()); keep(); draw(); };
  let wait;
  $("search").oninput = () => { clearTimeout(wait); wait = setTimeout(() => { keep(); draw(); }, 150); };
  $("filter").onchange = event => { if (event.target.id !== "search") { keep(); draw(); } };
  // Paper gets everything that matches the filter, with its pictures.
  addEventListener("beforeprint", () => {
    while (made < shown.length) batch();
    document.querySelectorAll(".document:not([data-filled])").forEach(fill);
    document.querySelectorAll(".cut").forEach(load);
    document.querySelectorAll(".how").forEach(box => { box.open = true; });
  });
  addEventListener("hashchange", arrive);

  let first = true;
  baocao.speak(language => {
    const all = (vi, en) => (language === "vi" ? vi : en);
    const listed = group => Object.entries(words[group]).map(([code, name]) => [code, name[language]]);
    baocao.options("kind", all("Mọi loại", "All kinds"), listed("kind"));
    baocao.options("severity", all("Mọi mức độ", "All severities"), listed("severity"));
    baocao.options("level", all("Mọi cấp", "All levels"), listed("level"));
    baocao.options("province", all("Mọi tỉnh, thành", "All provinces"), baocao.distinct(index.map(e => e.province)).map(x => [x, x]));
    baocao.options("year", all("Mọi năm", "All years"), baocao.distinct(index.map(e => e.year)).reverse().map(x => [x, x]));
    $("search").placeholder = all("Tìm số, chữ, số hiệu, cơ quan …", "Search a number, word, symbol, body …");
    if (first) { first = false; arrive(); return; }
    keep();
    draw();
  });
})();
