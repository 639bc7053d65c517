"use strict";
(() => {
  const { $, parse, make, leads, say, fold, number, day } = baocao;
  // of a table's columns the different values, and which of them stands in each row (packed.py)
  const data = parse("data");
  const place = (column, row) => (column.at ? column.at[row] : row);
  const cells = (kind, row) => Object.fromEntries(
    Object.entries(data[kind].columns).map(([key, column]) => [key, column.values[place(column, row)]]));
  const names = parse("names"), charts = parse("charts");
  const all = (vi, en) => (baocao.language() === "vi" ? vi : en);
  const indicator = code => names[baocao.language()][code] || code;

  // ---- charts: Observable Plot (https://observablehq.com/plot)
  const months = iso => (/^\d{4}-\d\d$/.test(iso) ? all(iso.split("-").reverse().join("/"), iso) : day(iso));
  const period = iso => {
    const parts = String(iso ?? "").split("/"), [first, last] = parts.map(months);
    // 01/01 – 27/11/2019: a year that both ends share is told once
    const once = last && baocao.language() === "vi" && first.length === last.length && first.slice(-4) === last.slice(-4);
    return once && first.length > 4 ? `${first.slice(0, -5)} – ${last}` : parts.map(months).join(" – ");
  };
  const short = (text, letters) => (text.length > letters ? text.slice(0, letters - 1) + "…" : text);
  const exact = value => number(String(Math.round(value * 1000) / 1000));
  const integers = most => d3.ticks(0, most, 5).filter(Number.isInteger);
  const most = list => d3.max(list, d => d.value);
  const LOOK = { style: { fontSize: "12px", background: "none", color: "inherit" } };
  const told = { tip: true, href: "link", title: d => d.text, ariaLabel: d => d.text };
  // a link is named by its mark, whichever way it is read out
  const named = svg => {
    svg.querySelectorAll("a").forEach(link => {
      link.setAttribute("aria-label", link.firstElementChild.getAttribute("aria-label") || "");
    });
    svg.querySelectorAll("g[aria-label]").forEach(group => group.removeAttribute("aria-label"));
    // a press would pin the tip, and its release fall upon the tip, so that the link was not followed
    svg.addEventListener("pointerdown", event => event.stopImmediatePropagation(), { capture: true });
    return svg;
  };
  const ranked = (list, width, label) => {
    const rows = list.map(d => ({ ...d, text: `${label(d)}: ${number(d.value)}` }));
    const left = Math.min(300, width * .45), called = new Map(rows.map(d => [d.key, label(d)]));
    return Plot.plot({
      ...LOOK, width, marginLeft: left, marginRight: 50, marginTop: 4, marginBottom: 4, height: 10 + 24 * rows.length,
      x: { axis: null, domain: [0, most(rows)] },
      y: { label: null, domain: rows.map(d => d.key), tickSize: 0, tickFormat: key => short(called.get(key), left / 7.5) },
      marks: [Plot.barX(rows, { ...told, x: "value", y: "key", fill: "var(--blue)" }),
        Plot.text(rows, { x: "value", y: "key", text: d => number(d.value), dx: 4, textAnchor: "start" })],
    });
  };
  const columns = (list, width, domain, label) => {
    const rows = list.map(d => ({ ...d, text: `${d.key}: ${number(d.value)} ${all("văn bản", "documents")}` }));
    return Plot.plot({
      ...LOOK, width, height: 220, marginTop: 24, x: { label, domain, tickRotate: domain.length * d3.max(domain, key => key.length) * 10 > width ? -60 : 0 }, marginBottom: 50,
      y: { label: all("văn bản", "documents"), ticks: integers(most(rows)), tickFormat: number, grid: true },
      marks: [Plot.barY(rows, { ...told, x: "key", y: "value", fill: "var(--blue)" }), Plot.ruleY([0])],
    });
  };
  const draws = {
    // years without a document have their place too
    years: (list, width) => {
      const known = list.filter(d => d.key), range = d3.extent(known, d => Number(d.key));
      return known.length ? columns(known, width, d3.range(range[0], range[1] + 1).map(String), null) : null;
    },
    bodies: (list, width) => ranked(list, width, d => d.key || all("không rõ", "unknown")),
    indicators: (list, width) => ranked(list, width, d => d[baocao.language()]),
    confidence: (list, width) => {
      const bins = list.map(d => ({ ...d, key: `${d.from}–${d.to}` }));
      return columns(bins, width, bins.map(d => d.key), null);
    },
  };
  const trend = (series, width) => {
    const unit = series["unit_" + baocao.language()];
    const points = series.points.map(d => ({ ...d, day: new Date(d.day),
      text: `${period(d.period)}: ${exact(d.value)} ${unit}${d.facts > 1 ? ` (${number(d.facts)} ${all("số liệu", "facts")})` : ""}` }));
    const [first, last] = d3.extent(points, d => d.day.getUTCFullYear());
    const middle = d3.range(first, last + 1).map(year => new Date(Date.UTC(year, 6, 1)));  // a year's name stands below its middle
    const counts = points.every(d => Number.isInteger(d.value));
    return Plot.plot({
      ...LOOK, width, height: 200, marginLeft: 56, marginTop: 24, marginRight: 24,
      x: { type: "utc", label: null, domain: [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)], ticks: middle, tickSize: 0,
        tickFormat: date => (middle.length * 40 > width && date.getUTCFullYear() % 2 ? "" : String(date.getUTCFullYear())) },
      y: { label: unit, zero: true, nice: true, grid: true, tickFormat: exact, ticks: counts ? integers(most(points) * 1.1) : 5 },
      marks: [Plot.ruleY([0]), Plot.ruleX(d3.range(first, last + 2).map(year => Date.UTC(year, 0, 1)), { stroke: "var(--line)" }),
        Plot.lineY(points.filter(d => !d.conflict), { x: "day", y: "value", stroke: "var(--soft)" }),
        Plot.dot(points, { ...told, x: "day", y: "value", r: 5, strokeWidth: 2,
          fill: d => (d.conflict ? "var(--card)" : "var(--blue)"), stroke: d => (d.conflict ? "var(--broken)" : "var(--blue)") })],
    });
  };
  // every width is asked for before anything is drawn: after each chart the page would be laid out anew
  const draw = charted => {
    const widths = charted.map(([holder]) => Math.max(260, Math.min(holder.clientWidth, 900)));
    charted.forEach(([holder, drawn], at) => {
      const svg = drawn(widths[at]);
      holder.replaceChildren(svg ? named(svg) : make("p", "soft", "–"));
    });
  };
  const drawCharts = () => {
    const trends = $("trends"), box = trends.querySelector(".pair");
    trends.hidden = !charts.trends.length;
    $("rings").hidden = !charts.trends.some(series => series.points.some(point => point.conflict));
    box.replaceChildren(...charts.trends.map(series => {
      const title = make("h3", "", `${series[baocao.language()]} (${series["unit_" + baocao.language()]})`);
      return make("figure", "", title, make("span", "soft", series.body), make("div", "plot"));
    }));
    const overall = [...document.querySelectorAll("[data-chart]")].map(holder => {
      const name = holder.dataset.chart, list = charts[name];
      return [holder, width => (list.length ? draws[name](list, width) : null)];
    });
    const single = [...box.querySelectorAll(".plot")].map((holder, at) => [holder, width => trend(charts.trends[at], width)]);
    draw([...overall, ...single]);
  };

  // ---- rows: DataTables (https://datatables.net) sorts and pages; what is shown stands in the address
  const SELECTS = { facts: ["province", "year", "indicator", "level", "status"], documents: ["province", "year", "reading"] };
  const EVERY = ["province", "year", "indicator", "level", "status", "reading"];
  const ALL = { province: ["Mọi tỉnh, thành", "All provinces"], year: ["Mọi năm", "All years"], indicator: ["Mọi chỉ tiêu", "All indicators"],
    level: ["Mọi cấp", "All levels"], status: ["Mọi tình trạng", "All statuses"], reading: ["Mọi kết quả đọc", "All readings"] };
  const CHIP = { document: ["Văn bản", "Document"], body: ["Cơ quan", "Body"], ocr: ["OCR", "OCR"], id: ["Mã", "Id"], cites: ["Viện dẫn", "Cites"],
    period: ["Thời kỳ", "Period"], value: ["Giá trị", "Value"], unit: ["Đơn vị", "Unit"] };
  const documentName = id => {
    const { columns } = data.documents, row = columns.id ? columns.id.values.indexOf(id) : -1;
    return row < 0 ? id : cells("documents", row).code || cells("documents", row).source;
  };
  const shownAs = {
    indicator, level: code => say("level", code), status: code => say("status", code), reading: code => say("reading", code),
    unit: unit => (unit === "VND" ? "đồng" : unit), document: documentName, ocr: range => range + " %", period,
    value: value => figure(value, ""),
  };
  const called = (key, value) => (shownAs[key] ? shownAs[key](value) : value);
  let kind = "facts", query = new URLSearchParams(), table = null;

  const ranged = (value, range) => {
    const [low, high] = range.split("-").map(Number);
    return value !== null && value >= low && (value < high || (high === 100 && value === 100));
  };
  const fits = (key, cell, value) => {
    if (key === "ocr") return ranged(cell, value);
    if (key === "cites") return cell.includes(value);
    return String(cell ?? "") === value;
  };
  // what is looked for in a value: also the names of an indicator
  const sought = (key, cell) => (key === "indicator" ? [cell, names.vi[cell], names.en[cell]].join(" ") : cell);
  const folded = (key, column) => (column.folded ||= column.values.map(cell => fold(sought(key, cell))));
  // each condition looks at a value once, however many rows have it
  const chosen = () => {
    const { rows, columns } = data[kind];
    let left = d3.range(rows);
    query.forEach((value, key) => {
      if (!value || !(key in columns)) return;
      const column = columns[key], good = column.values.map(cell => fits(key, cell, value));
      left = left.filter(row => good[place(column, row)]);
    });
    fold(query.get("q")).split(/\s+/).filter(Boolean).forEach(word => {
      const every = Object.entries(columns)
        .map(([key, column]) => [column, folded(key, column).map(text => text.includes(word))]);
      left = left.filter(row => every.some(([column, good]) => good[place(column, row)]));
    });
    return left;
  };
  // 2/BC before 10/BC, as DataTables has it
  const collator = new Intl.Collator("vi", { numeric: true, ignorePunctuation: true });
  const sorted = (rows, order) => {
    const found = [...rows];
    if (!found.length) return found;
    [...order].reverse().forEach(({ column, dir }) => {
      const head = heads[kind]()[column], values = data[kind].columns[head.data];
      const compare = head.type === TEXT ? collator.compare : d3.ascending;
      const rank = d3.rank(values.values.map(value => head.render(value, "sort")), compare);
      const sign = dir === "desc" ? -1 : 1;
      found.sort((a, b) => sign * (rank[place(values, a)] - rank[place(values, b)]));
    });
    return found;
  };

  const escaped = value => DataTable.util.escapeHtml(String(value ?? ""));
  // types are told, or DataTables would look through every cell for them
  const TEXT = "string-utf8";
  const plain = (key, vi, en, name) => ({ data: key, type: TEXT, title: all(vi, en), className: name || "", render: (value, type) => (type === "display" ? escaped(value) : value ?? "") });
  const coded = (key, vi, en, name) => ({ data: key, type: TEXT, title: all(vi, en), className: name || "",
    render: (value, type) => (type === "display" ? escaped(value && called(key, value)) : value ? called(key, value) : "") });
  const linked = (key, vi, en, name) => ({ data: key, type: key === "page" ? "num" : TEXT, title: all(vi, en), className: name || "",
    render: (value, type, row) => (type === "display" && row.link ? leads(row.link, String(value ?? "")) : type === "display" ? escaped(value) : value ?? "") });
  // 15/41 in percent is 36,6
  const percent = value => {
    const [part, whole] = value.split("/").map(Number);
    return `${number(String(Math.round(10000 * part / whole) / 100))} (${value})`;
  };
  const figure = (value, unit) => {
    if (/^-?[\d.]+$/.test(value)) return number(value);
    return unit === "%" && /^[\d.]+\/[\d.]+$/.test(value) ? percent(value) : value ?? "";
  };
  const amount = { data: "value", type: "num", className: "n amount", render: (value, type, row) => (type === "display"
    ? escaped(row.cmp + figure(value, row.unit)) : Number.parseFloat(value) || 0) };
  const time = (key, vi, en) => ({ data: key, type: "string", title: all(vi, en), className: "time", render: (value, type) => (type === "display" ? escaped(period(value)) : value ?? "") });
  const heads = {
    facts: () => [coded("indicator", "Chỉ tiêu", "Indicator", "name"), { ...amount, title: all("Giá trị", "Value") }, coded("unit", "Đơn vị", "Unit"),
      time("period", "Thời kỳ", "Period"), linked("page", "Trang", "Page", "n page"), coded("status", "Tình trạng", "Status"), plain("body", "Cơ quan", "Body", "name"),
      plain("code", "Văn bản", "Document"), plain("evidence", "Câu", "Sentence", "long")],
    documents: () => [linked("source", "Tệp", "File", "name"), coded("reading", "Kết quả", "Reading"),
      plain("problem_" + baocao.language(), "Vấn đề", "Problem", "name"), plain("code", "Số, ký hiệu", "Number"), time("date", "Ngày", "Date"),
      plain("body", "Cơ quan", "Body", "name"), plain("title", "Trích yếu", "Subject", "long")],
  };
  const spoken = () => ({
    info: all("_START_–_END_ trong _TOTAL_", "_START_–_END_ of _TOTAL_"), infoEmpty: "0", infoFiltered: all("(lọc từ _MAX_)", "(out of _MAX_)"),
    zeroRecords: say("label", "none"), emptyTable: "–", thousands: all(".", ","),
    aria: { orderable: all("Sắp xếp", "Sort"), orderableReverse: all("Đảo thứ tự", "Reverse the order"), orderableRemove: all("Bỏ sắp xếp", "Remove the order"),
      paginate: { first: all("Đầu", "First"), last: all("Cuối", "Last"), next: all("Sau", "Next"), previous: all("Trước", "Previous"), number: all("Trang ", "Page ") } },
  });
  // DataTables asks for the rows of one page: it would take seconds to be given all of them
  const answer = ({ draw, start, length, order }, done) => {
    const rows = sorted(chosen(), order);
    done({ draw, recordsTotal: data[kind].rows, recordsFiltered: rows.length,
      data: rows.slice(start, start + length).map(row => cells(kind, row)) });
  };
  const build = () => {
    if (table) table.destroy();
    $("rows-table").replaceChildren();
    table = new DataTable("#rows-table", {
      serverSide: true, ajax: answer, columns: heads[kind](), order: [], pageLength: 25, autoWidth: false, language: spoken(),
      layout: { topStart: null, topEnd: null, bottomStart: "info", bottomEnd: "paging" },
      createdRow: (line, row) => {
        if (row.conflict) line.className = "conflict";
        const page = line.querySelector(".page");
        if (page) page.dataset.head = all("Trang", "Page");
      },
    });
    ["facts", "documents"].forEach(name => $("tab-" + name).setAttribute("aria-pressed", String(name === kind)));
  };
  const chips = () => {
    const every = [...query].filter(([key, value]) => value && key !== "lang" && key !== "q");
    $("chips").replaceChildren(...every.map(([key, value]) => {
      const name = key in CHIP ? all(...CHIP[key]) : $(key).getAttribute("aria-label");
      const chip = make("button", "", `${name}: ${called(key, value)} ✕`);
      chip.type = "button";
      chip.setAttribute("aria-label", `${all("Bỏ lọc", "Remove filter")} ${name}: ${called(key, value)}`);
      chip.onclick = () => change(key, "");
      return chip;
    }));
  };
  const controls = () => {
    EVERY.forEach(key => {
      $(key).hidden = !SELECTS[kind].includes(key);
      if ($(key).hidden) return;
      const values = baocao.distinct(data[kind].columns[key]?.values || []);
      const pairs = values.map(value => [String(value), called(key, value)]);
      if (key === "year") pairs.reverse();
      if (shownAs[key]) pairs.sort((a, b) => a[1].localeCompare(b[1], "vi"));
      baocao.options(key, all(...ALL[key]), pairs);
      baocao.choose(key, query.get(key) || "");
    });
    if ($("search").value !== (query.get("q") || "")) $("search").value = query.get("q") || "";
    $("search").placeholder = all("Tìm số, chữ, cơ quan … (không cần dấu)", "Search a number, word, body …");
    chips();
  };
  const keep = () => baocao.keep(kind, [...query].filter(([key]) => key !== "lang"));
  const change = (key, value) => {
    query.set(key, value);
    keep();
    controls();
    table.draw();
  };
  const arrive = () => {
    const found = baocao.address();
    if (!(found.name in SELECTS)) return;
    const other = found.name !== kind;
    kind = found.name;
    query = found.query;
    controls();
    if (other || !table) build(); else table.draw();
    $("rows").scrollIntoView();
  };

  EVERY.forEach(key => { $(key).onchange = () => change(key, $(key).value); });
  ["facts", "documents"].forEach(name => {
    $("tab-" + name).onclick = () => { kind = name; query = new URLSearchParams(); keep(); controls(); build(); };
  });
  let wait;
  $("search").oninput = () => { clearTimeout(wait); wait = setTimeout(() => change("q", $("search").value.trim()), 150); };
  $("filter").onsubmit = event => event.preventDefault();
  addEventListener("hashchange", arrive);
  let wide = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== wide) { wide = innerWidth; drawCharts(); } });

  baocao.speak(() => {
    document.querySelectorAll("a.reading").forEach(link => { link.textContent = say("reading", link.dataset.code); });
    drawCharts();
    if (!table) arrive(); else keep();
    controls();
    build();
  });
})();
