// The inputs of the formula: a name, and the claim that it stands for, found by words.

import { make } from "../panels/element.js";

const PAUSE = 250; // ms
const NAME = /[A-Za-z_][A-Za-z0-9_]*(?!\s*\()\b/g;
let rows = 0;

export class Inputs {
  constructor(element, { changed, search }) {
    this.element = element;
    this.changed = changed;
    this.search = search;
    this.rows = [];
  }

  start() {
    this.add = make("button", { type: "button", className: "rr-button", textContent: "Add an input" });
    this.add.addEventListener("click", () => this.#row("", "").name.focus());
    this.element.after(this.add);
  }

  /** [[name, claim id], …] of the rows in which something stands. */
  get pairs() {
    return this.rows.map(({ name, claim }) => [name.value.trim(), claim.value.trim()]).filter((pair) => pair.some(Boolean));
  }

  fill(pairs) {
    this.rows = [];
    this.element.replaceChildren();
    for (const [name, claim] of pairs) this.#row(name, claim);
  }

  /** A row for each name of the formula that has none yet. */
  suggest(formula) {
    if (this.element.contains(document.activeElement) || document.activeElement?.id === "form-claim-formula") return;
    const known = new Set(this.rows.map(({ name }) => name.value.trim()));
    for (const name of new Set(formula.match(NAME) ?? [])) {
      if (!known.has(name) && this.rows.length < 12 && !isCalled(formula, name)) this.#row(name, "");
    }
  }

  #row(nameText, claimText) {
    const number = ++rows;
    const list = make("datalist", { id: `form-input-${number}-claims` });
    const name = make("input", { type: "text", value: nameText, className: "rr-entry__control rr-inputs__name", autocomplete: "off", spellcheck: false });
    name.setAttribute("aria-label", `Name of input ${number}`);
    const claim = make("input", { type: "text", value: claimText, className: "rr-entry__control", autocomplete: "off", spellcheck: false, placeholder: "words of the claim, or its id" });
    claim.setAttribute("list", list.id);
    claim.setAttribute("aria-label", `Claim of input ${number}`);
    const told = make("span", { className: "rr-inputs__told" });
    const remove = make("button", { type: "button", className: "rr-button", textContent: "Remove" });
    remove.setAttribute("aria-label", `Remove input ${number}`);
    const element = make("div", { className: "rr-inputs__row" }, name, claim, list, remove, told);
    const row = { name, claim, list, told, timer: 0 };
    name.addEventListener("input", () => this.changed());
    claim.addEventListener("input", () => this.#typed(row));
    for (const control of [name, claim]) control.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    remove.addEventListener("click", () => {
      this.rows = this.rows.filter((one) => one !== row);
      element.remove();
      this.add.focus();
      this.changed();
    });
    this.rows.push(row);
    this.element.append(element);
    return row;
  }

  #typed(row) {
    this.changed();
    clearTimeout(row.timer);
    row.timer = setTimeout(async () => {
      const text = row.claim.value.trim();
      const found = text ? await this.search(text) : [];
      if (text !== row.claim.value.trim()) return;
      row.list.replaceChildren(...found.map((one) => make("option", { value: one.id, textContent: `${one.value ? `${one.value}: ` : ""}${one.statement}` })));
      const exact = found.find((one) => one.id === text);
      row.told.textContent = exact ? `${exact.statement}${exact.value ? ` (${exact.value})` : ""}` : "";
    }, PAUSE);
  }
}

function isCalled(formula, name) {
  return new RegExp(`\\b${name}\\s*\\(`).test(formula);
}
