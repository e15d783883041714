// Long tables and lists that sort and filter. Without scripts they stand in the order in which they were built.
//
// <table data-sortable>: a button in each head cell (but those with data-unsorted) sorts; a cell sorts by its data-sort
// where it has one, by number if all of its column are numbers. A table with several bodies sorts the bodies.
// data-filterable="claims" on a table, a list or what holds several lists: a field that keeps the rows with all the words
// typed; `claims` names the rows in the count below it. With data-tags ("name=Words|…") there is a menu of these tags,
// which rows name in their own data-tags. A part with data-run goes when nothing in it is left.

const MINUS = /−/g;
const ORDER = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });

/** The things that sort and filter: list items, the bodies of a table that has several, else its rows. */
function unitsOf(element) {
  if (element.tagName !== "TABLE") return [...element.querySelectorAll("li")];
  const bodies = [...element.tBodies];
  return bodies.length > 1 ? bodies : bodies.flatMap((body) => [...body.rows]);
}

function firstRow(unit) {
  return unit.tagName === "TBODY" ? unit.rows[0] : unit;
}

class Sorting {
  constructor(table) {
    this.heads = [...table.tHead.rows[0].cells];
    this.built = unitsOf(table);
    this.column = null;
    this.isDown = false;
    this.buttons = this.heads.map((head, column) => ("unsorted" in head.dataset ? null : this.button(head, column)));
    this.menu = this.phoneMenu();
  }

  button(head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rr-sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => this.turn(column));
    head.append(button);
    return button;
  }

  /** On a phone the head is not shown; a menu stands in for it. */
  phoneMenu() {
    const menu = labelled("Sort by", document.createElement("select"));
    menu.className = "rr-tools__sort";
    const select = menu.querySelector("select");
    select.append(new Option("the order of the page", ""));
    this.buttons.forEach((button, column) => {
      if (!button) return;
      const name = button.textContent.trim();
      select.append(new Option(name, `${column}:up`), new Option(`${name}, reversed`, `${column}:down`));
    });
    select.addEventListener("change", () => {
      const [column, way] = select.value.split(":");
      if (way) this.sort(Number(column), way === "down");
      else this.reset();
    });
    return menu;
  }

  /** First up, then down, then as built. */
  turn(column) {
    if (this.column !== column) this.sort(column, false);
    else if (!this.isDown) this.sort(column, true);
    else this.reset();
  }

  sort(column, isDown) {
    const keyed = this.built.map((unit) => [this.key(unit, column), unit]);
    const numbers = keyed.every(([key]) => key === "" || !Number.isNaN(Number(key)));
    const compare = numbers ? (a, b) => Number(a) - Number(b) : ORDER.compare;
    keyed.sort(([a], [b]) => {
      if (a === "" || b === "") return (a === "") - (b === ""); // what has no value stands last, both ways
      return isDown ? compare(b, a) : compare(a, b);
    });
    this.show(keyed.map(([, unit]) => unit), column, isDown);
  }

  reset() {
    this.show(this.built, null, false);
  }

  show(units, column, isDown) {
    this.column = column;
    this.isDown = isDown;
    units[0]?.parentNode.append(...units);
    this.heads.forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.menu.querySelector("select").value = column === null ? "" : `${column}:${isDown ? "down" : "up"}`;
  }

  key(unit, column) {
    const cell = firstRow(unit).cells[column];
    if (!cell) return "";
    const text = (cell.dataset.sort ?? cell.textContent).trim().replace(MINUS, "-");
    return text === "—" ? "" : text;
  }
}

class Filter {
  constructor(element) {
    this.noun = element.dataset.filterable || "rows";
    this.units = unitsOf(element);
    this.texts = this.units.map((unit) => searchable(unit.textContent));
    this.input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
    this.input.addEventListener("input", () => this.apply());
    this.menu = this.tagMenu(element.dataset.tags);
    this.count = document.createElement("p");
    this.count.className = "rr-tools__count";
    this.count.setAttribute("role", "status");
    this.runs = [...element.querySelectorAll("[data-run]")];
  }

  tagMenu(tags) {
    if (!tags) return null;
    const menu = document.createElement("select");
    menu.append(new Option("everything", ""));
    for (const pair of tags.split("|")) {
      const [tag, words] = pair.split("=");
      const found = this.units.filter((unit) => tagsOf(unit).includes(tag)).length;
      if (found) menu.append(new Option(`${words} (${found})`, tag));
    }
    menu.addEventListener("change", () => this.apply());
    return menu;
  }

  apply() {
    const words = searchable(this.input.value).split(" ").filter(Boolean);
    const tag = this.menu?.value;
    let shown = 0;
    this.units.forEach((unit, place) => {
      const fits = words.every((word) => this.texts[place].includes(word)) && (!tag || tagsOf(unit).includes(tag));
      unit.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const run of this.runs) run.hidden = !run.querySelector("li:not([hidden])");
    const all = this.units.length;
    this.count.textContent = words.length || tag ? `${shown} of ${all} ${this.noun}` : "";
  }
}

function tagsOf(unit) {
  return (unit.dataset.tags || "").split(" ");
}

/** Lower case, without accents and thousands' commas, so that 13,000 is found by 13000. */
function searchable(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/(?<=\d),(?=\d{3})/g, "").replace(/\s+/g, " ");
}

function labelled(words, control) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  name.textContent = words;
  label.append(name, control);
  return label;
}

function furnish(element) {
  const tools = document.createElement("div");
  tools.className = "rr-tools";
  if ("filterable" in element.dataset) {
    const filter = new Filter(element);
    tools.append(labelled("Filter", filter.input));
    if (filter.menu) tools.append(labelled("Show", filter.menu));
    tools.append(filter.count);
  }
  if ("sortable" in element.dataset) tools.append(new Sorting(element).menu);
  if (tools.children.length === 1 && "sortable" in element.dataset) tools.classList.add("rr-tools--phone");
  element.before(tools);
  element.dataset.furnished = "";
}

function begin() {
  for (const element of document.querySelectorAll("[data-sortable], [data-filterable]")) {
    if (!("furnished" in element.dataset)) furnish(element);
  }
}

if (window.document$) window.document$.subscribe(begin);
else begin();
