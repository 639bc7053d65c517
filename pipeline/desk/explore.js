// What Datasette writes in English and by the names of columns, as people say it; explore_plugin.py
// puts before it: language, heads (of columns), words (column -> names of its codes), page (what
// Datasette writes -> the same in the language).
const say = text => page[text] || text;
const head = column => heads[column] || column;
const all = (query, each) => document.querySelectorAll(query).forEach(each);
const grouped = text => (language === "vi" ? text.replace(/(\d),(?=\d{3}\b)/g, "$1.") : text);

// what stands round a name or a number
const SENTENCES = [
  [/^Sort by (\w+)$/, (_, column) => `${say("Sort by")} ${head(column)}`],
  [/^(\w+): (?=\S+$)/, (_, table) => `${say(table)}: `],
  [/^from (\w+) in (\w+)$/, (_, column, table) => `${head(column)} (${say(table)})`],
  [/^[\d,]+ rows?\b/, found => grouped(found).replace(/rows?/, say("rows"))],
  [/\bwhere\b/, () => say("where")],
  [/\b(\w+)(?= (=|!=|>|<|≥|≤|contains|is|in|starts|ends|like) )/g, (_, column) => head(column)],
  [/ and (?=\S+ (=|!=|>|<|contains|is|in) )/g, () => ` ${say("and")} `],
  [/^(· )?[\d,]+( ·)?$/, grouped],
];

function translate() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, box = node.parentElement, text = node.nodeValue.trim();
    if (!text || box.closest("table, script, style, dl, pre, textarea, .CodeMirror")) continue;
    if (box.matches("option")) box.value = box.value;  // its text is no longer what it sends
    const column = box.matches("option") && heads[text];
    const told = page[text] || column || SENTENCES.reduce((said, [one, as]) => said.replace(one, as), text);
    if (told !== text) node.nodeValue = node.nodeValue.replace(text, told);
  }
  all("input[type=submit]", button => { button.value = say(button.value); });
  Object.entries(words).forEach(([column, names]) => {
    all(`td.col-${column}, [data-column=${column}] li a, [data-column=${column}] li`, box => box.childNodes.forEach(node => {
      const [code, rest = ""] = (node.nodeValue || "").trim().split(/(?= · )/);
      if (names[code]) node.nodeValue = node.nodeValue.replace(code + rest, names[code] + rest);
    }));
  });
  all("[data-column]", box => {
    const name = box.dataset.column, shown = box.querySelector("strong, a") || box;
    const text = [...shown.childNodes].find(part => part.nodeValue && part.nodeValue.includes(name));
    if (!text || !heads[name]) return;
    text.nodeValue = text.nodeValue.replace(name, heads[name]);
    shown.title = name;
  });
}

// for those who do not see the page; on a phone each cell is told by its head
function describe() {
  document.documentElement.lang = language;
  all("section.content", part => part.setAttribute("role", "main"));
  all(".content h3", part => { part.setAttribute("role", "heading"); part.setAttribute("aria-level", "2"); });
  all(".filters select, .filters input[type=text]", box => {
    const kind = box.name.match(/column|op|value|sort/)[0];
    box.setAttribute("aria-label", say({ column: "Column", op: "Comparison", value: "Value", sort: "Sort by" }[kind]));
  });
  const names = [...document.querySelectorAll(".rows-and-columns th")].map(box => head(box.dataset.column));
  all(".rows-and-columns tr", row => [...row.children].forEach((cell, at) => { cell.dataset.head = names[at]; }));
}

function fold() {  // the long list of columns, out of the way
  all("dl.column-descriptions", list => {
    const box = document.createElement("details"), title = document.createElement("summary");
    title.textContent = say("What the columns mean");
    list.replaceWith(box);
    box.append(title, list);
  });
}

addEventListener("DOMContentLoaded", () => { fold(); describe(); translate(); });
addEventListener("load", () => all("textarea", box => box.setAttribute("aria-label", "SQL")));
