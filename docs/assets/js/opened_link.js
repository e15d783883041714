// A link that somebody opened: what it changes here, and what has become of the numbers that it was made with.

import { fromFragment } from "./link.js";

const MOST_TOLD = 6;

export class OpenedLink {
  /** Throws an Error with a sentence for the reader when the fragment cannot be read. */
  constructor(fragment, calculator) {
    this.calculator = calculator;
    this.read = fromFragment(fragment, calculator.prefix);
    this.gone = new Set();
    const ids = new Set(calculator.fields.map((field) => field.id));
    for (const name of ["set", "use", "units"]) this.#keep(name, ids);
  }

  /** What it changes, of what there still is. */
  get change() {
    return this.read.change;
  }

  /** The result that it speaks of, null for the first. */
  get chosen() {
    return this.read.chosen;
  }

  #keep(name, ids) {
    const entries = Object.entries(this.read.change[name]);
    this.read.change[name] = Object.fromEntries(entries.filter(([id]) => ids.has(id)));
    for (const [id] of entries) if (!ids.has(id)) this.gone.add(id);
  }

  /** What there is to say once calc has answered: {heading, lines}; null where nothing is different. */
  report(response) {
    const lines = [...this.#lostInputs(), ...this.#refused(response), ...this.#otherNumbers(), ...this.#otherResults()];
    const { engine, dataVersion } = this.calculator;
    const isOlder = Boolean(this.read.dataVersion) && (this.read.dataVersion !== dataVersion || this.read.engine !== engine);
    if (lines.length > 0) return { heading: isOlder ? "This link was made with earlier data. Since then:" : "Not all of this link could be used:", lines };
    if (!isOlder) return null;
    return { heading: "This link was made with earlier data. Nothing that it rests on has changed since.", lines };
  }

  #lostInputs() {
    const { prefix } = this.calculator;
    const names = [...this.gone].map((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : id));
    return names.map((name) => `“${name}”, which the link changes, is no number of this calculator.`);
  }

  #refused({ errors = {} }) {
    return this.calculator.fields
      .filter((field) => field.id in errors && field.id in this.change.use)
      .map((field) => `${field.label}: the claim ${this.change.use[field.id]} cannot be taken. ${errors[field.id].message}`);
  }

  /** Published numbers that were others then, or were not there; those that the link sets itself do not matter. */
  #otherNumbers() {
    if (this.read.prints.length === 0) return [];
    const { fields, scenario } = this.calculator;
    const then = new Set(this.read.prints);
    const now = new Set(fields.map((field) => field.print));
    const others = fields.filter((field) => !then.has(field.print));
    const free = others.filter((field) => !scenario.isChanged(field.id));
    const told = free.slice(0, free.length > MOST_TOLD + 1 ? MOST_TOLD : free.length);
    const lines = told.map((field) => `${field.label}: another or a new number stands on this page now, ${field.publishedWords}.`);
    if (free.length > told.length) lines.push(`So are ${free.length - told.length} others.`);
    const lost = this.read.prints.filter((one) => !now.has(one)).length - others.length;
    if (lost > 0) lines.push(`${lost} of the numbers that it rested on ${lost === 1 ? "is" : "are"} no longer here.`);
    return lines;
  }

  #otherResults() {
    return Object.entries(this.read.saw).flatMap(([id, then]) => {
      const row = this.calculator.rows.find((one) => one.id === id);
      if (!row) return [`A result that was ${then} is no longer here.`];
      return row.number === then ? [] : [`${row.label}: was ${then}, is ${row.number}.`];
    });
  }
}
