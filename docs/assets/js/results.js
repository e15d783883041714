// The numbers that follow. The HTML is build_scripts/publish/templates/calculator/results.html; every number shown is
// calc's own text.

import { factorText } from "./number.js";

const NOTHING = "—";
// The parts that are numbers, with the key of calc's result in which each text stands.
const NUMBERS = { text: "text", recomputed: "recomputed_text", chained: "chained_text" };
const INTERVALS = {
  interval_text: "interval_text",
  recomputed_interval: "recomputed_interval_text",
  chained_interval: "chained_interval_text",
};
const REASONS = ["reason", "chained_reason"];
// What is judged against what the source states: the number by the prefix of its verdict.
const JUDGED = { recomputed: "", chained: "chained_" };
const FITS = ["agrees", "rounding"];

/** One result; remembers its built texts, so that going back needs no engine. */
export class Row {
  #parts = new Map();
  #built = new Map();

  constructor(element) {
    this.element = element;
    this.id = element.dataset.claim;
    this.label = (element.dataset.name ?? element.querySelector("th a")?.textContent ?? this.id).trim().replace(/\.$/, "");
    this.before = element.querySelector("[data-before]");
    this.doubt = element.querySelector("[data-doubt]");
    for (const part of element.querySelectorAll("[data-part]")) {
      this.#parts.set(part.dataset.part, part);
      this.#built.set(part.dataset.part, { text: part.textContent, className: part.className, hidden: part.hidden });
    }
  }

  /** Show a result; true when a number changed. */
  show(result) {
    let changed = false;
    for (const [name, key] of Object.entries(NUMBERS)) changed = this.#write(name, result[key] ?? NOTHING, true) || changed;
    for (const [name, key] of Object.entries(INTERVALS)) this.#write(name, result[key] ?? "");
    for (const [name, prefix] of Object.entries(JUDGED)) this.#judge(name, prefix, result);
    for (const name of REASONS) this.#explain(name, result[name]);
    if (this.before) this.before.hidden = !this.isChanged;
    return changed;
  }

  /** Show what was built. */
  restore() {
    let changed = false;
    for (const [name, { text, className, hidden }] of this.#built) {
      const part = this.#parts.get(name);
      changed = this.#write(name, text, name in NUMBERS) || changed;
      if (!(name in NUMBERS)) part.className = className;
      part.hidden = hidden;
    }
    if (this.before) this.before.hidden = true;
    return changed;
  }

  /** Whether its number is another one than was built. */
  get isChanged() {
    return this.#differs(this.#main);
  }

  get hasNumber() {
    return this.number !== NOTHING;
  }

  /** Whether a condition that does not hold makes it doubtful. */
  get isDoubtful() {
    return this.doubt !== null && !this.doubt.hidden;
  }

  set isDoubtful(is) {
    if (this.doubt) this.doubt.hidden = !is;
  }

  /** Its number, as text. */
  get number() {
    return this.#read(this.#main);
  }

  get builtNumber() {
    return this.#built.get(this.#main)?.text.trim() ?? NOTHING;
  }

  /** What a screen reader is told of it. */
  get summary() {
    const prefix = this.#parts.has("text") ? null : "chained_";
    const judged = prefix === null ? [] : [this.#read(`${prefix}verdict`), this.#read(`${prefix}ratio`)];
    return [`${this.label}: ${this.number}`, ...judged].filter(Boolean).join(", ");
  }

  get #main() {
    return this.#parts.has("text") ? "text" : "chained";
  }

  #read(name) {
    return this.#parts.get(name)?.textContent.trim() ?? "";
  }

  #differs(name) {
    return this.#parts.has(name) && this.#read(name) !== this.#built.get(name).text.trim();
  }

  #write(name, text, flashes = false) {
    const part = this.#parts.get(name);
    if (!part || part.textContent === text || part.textContent.trim() === text) return false;
    part.textContent = text;
    if (flashes) flash(part);
    return true;
  }

  #explain(name, text) {
    this.#write(name, text ?? "");
    const part = this.#parts.get(name);
    if (part) part.hidden = !text;
  }

  /** A source is judged by its own numbers. Where the reader's have come in, they are only set beside what it states. */
  #judge(name, prefix, result) {
    const [code, ratio] = [result[`${prefix}verdict`], result[`${prefix}ratio`]];
    const isMine = this.#differs(name);
    if (!isMine) {
      this.#chip(`${prefix}verdict`, code, result[`${prefix}verdict_text`]);
      this.#write(`${prefix}ratio`, result[`${prefix}ratio_text`] ?? "");
      return;
    }
    const fits = FITS.includes(code);
    this.#chip(`${prefix}verdict`, code && "yours", fits ? "your scenario agrees with what is stated" : "your scenario");
    const says = code && !fits && ratio > 0 ? `${factorText(ratio)} × what is stated` : "";
    this.#write(`${prefix}ratio`, says);
  }

  #chip(name, code, words) {
    const part = this.#parts.get(name);
    if (!part) return;
    part.textContent = words ?? "";
    part.className = `rr-verdict rr-verdict--${code ?? "none"}`;
    part.hidden = !code;
  }
}

/** The line with the main result that stays in sight on a phone. */
export class Bar {
  constructor(element, rows) {
    this.element = element;
    this.rows = rows;
    this.own = [...element.querySelectorAll("[data-bar-row]")].map((part) => part.dataset.barRow);
  }

  /**
   * The results that it shows: its own, or, when these stay as they were, the first that changed; and `warning`, the
   * words of the first condition that does not hold, where one of them is doubtful.
   */
  show(changed, warning = "") {
    const own = this.own.map((id) => this.rows.find((row) => row.id === id)).filter(Boolean);
    const other = changed.find((row) => row.hasNumber);
    const shown = own.some((row) => row.isChanged) || !other?.isChanged ? own : [other];
    this.element.replaceChildren(...shown.map(barResult));
    if (warning && shown.some((row) => row.isDoubtful)) this.element.append(part("rr-bar__warning", warning));
  }
}

function part(name, text) {
  return Object.assign(document.createElement("span"), { className: name, textContent: text });
}

function barResult(row) {
  const result = part("rr-bar__result", "");
  result.append(part("rr-bar__label", row.label), " ", part("rr-number", row.number));
  return result;
}

function flash(element) {
  element.classList.remove("rr-changed");
  void element.offsetWidth; // so that the animation starts again
  element.classList.add("rr-changed");
}
