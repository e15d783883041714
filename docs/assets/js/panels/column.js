// One scenario of several side by side: what it says, and what calc says of it.

import { factorText } from "../number.js";

export class Column {
  /** `state`: that of a Scenario; `kind`: {isPublished, isYours, isKept}. */
  constructor(name, state, kind) {
    Object.assign(this, { name, state, ...kind });
    this.response = null; // calc's, once it is there
  }

  /** The keys of a message about it; it is answered in the units of `scenario`, so that numbers can be compared. */
  message(scenario) {
    const { set, use, units, widen, at_least, seed } = this.state;
    const texts = Object.fromEntries(Object.entries(set).map(([id, text]) => [id, text.trim()]));
    const written_in = Object.fromEntries(Object.keys(set).map((id) => [id, units[id] ?? scenario.ownUnits[id]]));
    return { set: texts, written_in, units: { ...scenario.state.units }, use: { ...use }, widen, at_least, seed };
  }

  /** What is wrong with it, as calc says it. */
  get problem() {
    return this.response.error ?? Object.values(this.response.errors ?? {})[0] ?? null;
  }

  result(id) {
    return this.response.results?.[id] ?? null;
  }

  isChanged(id) {
    return id in this.state.set || id in this.state.use;
  }

  /** The number of an input; one that was written, as calc read it. */
  inputText(id) {
    return this.response.understood?.[id]?.text ?? this.result(id)?.text ?? null;
  }

  /** Whether a result is another one than the published, or has another range. */
  differs(id, published) {
    const [one, other] = [this.result(id), published.result(id)];
    return ["value", "p5", "p95"].some((key) => one?.[key] !== other?.[key]);
  }

  /** How a result compares with the one before all changes, in words; nothing where it is the same. */
  ratio(id, published) {
    const [value, before] = [this.result(id)?.value, published.result(id)?.value];
    if (this.isPublished || !isNumber(value) || !isNumber(before)) return "";
    if (value === before) return "as before";
    return before === 0 || value / before <= 0 ? "" : `${factorText(value / before, 4)} × as before`;
  }
}

function isNumber(value) {
  return typeof value === "number";
}
