"use strict";
// What the pages share: two languages, a search that needs no marks, filters kept in the address.
const baocao = (() => {
  const $ = id => document.getElementById(id);
  const parse = id => ($(id) ? JSON.parse($(id).textContent) : []);
  const words = parse("words");
  const root = document.documentElement;
  let language = "vi";

  // Text from documents only ever becomes a text node.
  const make = (tag, name, ...inside) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside.filter(x => x !== null && x !== undefined && x !== ""));
    return node;
  };
  const leads = (address, text) => {
    const link = make("a", "", text);
    link.href = address;
    return link;
  };
  const say = (group, code) => ((words[group] || {})[code] || {})[language] || code;
  // 61.493 and 61493 are one number to whoever looks for it
  const fold = text => String(text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d").toLowerCase().replace(/(\d)[.,](?=\d{3}(?!\d))/g, "$1");
  const number = text => {
    const [whole, rest] = String(text).split(".");
    const [group, mark] = language === "vi" ? [".", ","] : [",", "."];
    return whole.replace(/\B(?=(\d{3})+(?!\d))/g, group) + (rest ? mark + rest : "");
  };
  const day = iso => (language === "vi" && /^\d{4}-\d\d-\d\d$/.test(iso)
    ? iso.split("-").reverse().join("/") : iso);

  // #name?key=value&…: where on the page one is, and what is filtered; a link sends it along
  const address = () => {
    const [, name, query] = location.hash.match(/^#([^?]*)\??(.*)$/) || [null, "", ""];
    return { name: decodeURIComponent(name), query: new URLSearchParams(query) };
  };
  const keep = (name, entries) => {
    const told = [...entries, ["lang", language === "en" ? "en" : ""]].filter(([, value]) => value);
    const query = new URLSearchParams(told).toString();
    history.replaceState(null, "", `#${name}${query ? "?" + query : ""}`);
  };
  const options = (id, all, pairs) => {
    const select = $(id), kept = select.value;
    select.replaceChildren(...[["", all], ...pairs].map(([value, text]) => {
      const option = make("option", "", text);
      option.value = value;
      return option;
    }));
    select.value = kept;
    if (select.selectedIndex < 0) select.value = "";
  };
  const choose = (id, value) => {  // also a value that the list lacks, so that a link stays true
    const select = $(id);
    if (value && ![...select.options].some(option => option.value === value)) {
      const option = make("option", "", value);
      option.value = value;
      select.append(option);
    }
    select.value = value;
  };
  const distinct = values => [...new Set(values.filter(Boolean))]
    .sort((a, b) => String(a).localeCompare(String(b), "vi"));

  // ``changed`` is called whenever the language is set, also at first
  const speak = changed => {
    const set = wanted => {
      language = wanted === "en" ? "en" : "vi";
      root.lang = language;
      try { localStorage.setItem("baocao-language", language); } catch { /* may be barred on file: */ }
      document.querySelectorAll("[data-vi]").forEach(node => {
        node.setAttribute(node.dataset.attribute, node.dataset[language]);
      });
      document.title = root.dataset[language === "vi" ? "titleVi" : "titleEn"];
      changed(language);
    };
    let remembered = "";
    try { remembered = localStorage.getItem("baocao-language"); } catch { /* as above */ }
    $("language").onclick = () => set(language === "vi" ? "en" : "vi");
    set(address().query.get("lang") || remembered);
  };
  return { $, parse, words, make, leads, say, fold, number, day, address, keep, options, choose,
    distinct, speak, language: () => language };
})();
