// Every combination of what rival claims say of the inputs: how far the answers lie apart, and whose doing that is.

import { claimAddress } from "../addresses.js";
import { factorText } from "../number.js";
import { Combination, takenOption } from "./combination.js";
import { make, renew, table } from "./element.js";
import { Panel } from "./panel.js";
import { percent, splitWords } from "./split.js";

const MOST_SHOWN = 24; // rows of the picture
const FEWEST_FOR_HISTOGRAM = 40; // combinations, where there are no draws

export class RivalsPanel extends Panel {
  #fixed = new Set(); // inputs that the reader leaves out
  #taken = new Map(); // of each choice, the option that stands in the field now
  #shown = []; // the combinations that can be pressed, as the picture has them

  constructor(element, deck) {
    super(element, deck);
    const part = (name) => element.querySelector(`[data-${name}]`);
    [this.spread, this.split, this.splitWords, this.bar] = ["spread", "split", "split-words", "bar-of"].map(part);
    [this.choices, this.combinations, this.list, this.histogram] = ["choices", "combinations", "list", "histogram"].map(part);
    [this.leftOut, this.leftOutTitle, this.leftOutList] = ["left-out", "left-out-title", "left-out-list"].map(part);
  }

  start() {
    super.start();
    this.choices.addEventListener("change", ({ target }) => this.#vary(target.dataset.key, target.checked));
    this.list.addEventListener("click", ({ target }) => this.#take(target.closest("button")?.dataset.key));
    // For a pointer; the buttons of the list do the same for everybody.
    this.body.addEventListener("click", (event) => this.#take(this.#placeOf(event)));
  }

  async load() {
    const response = await this.ask({ op: "rivals", claim: this.deck.result, fixed: [...this.#fixed] });
    const inputs = response.inputs.flatMap((choice) => choice.members);
    const present = await this.ask({ op: "evaluate", claims: inputs, samples: 0 });
    const taken = (choice) => takenOption(choice, this.calculator.takes(choice.id), present.results[choice.members[0]]?.text);
    return () => {
      this.#taken = new Map(response.inputs.map((choice) => [choice, taken(choice)]));
      return this.#show(response);
    };
  }

  #vary(id, isVaried) {
    if (isVaried) this.#fixed.delete(id);
    else this.#fixed.add(id);
    this.refresh();
  }

  /** The row of the picture that was pressed, between its words too. */
  #placeOf({ target, clientY }) {
    if (!target.closest(".rr-picture__drawing")) return -1;
    const rows = [...this.body.querySelectorAll("g.rr-picture__row")].map((row) => row.getBoundingClientRect());
    return rows.findIndex(({ top, bottom }) => top <= clientY && clientY <= bottom);
  }

  #take(place) {
    const combination = this.#shown[place];
    if (combination) this.calculator.apply({ use: combination.uses(this.calculator.fields) });
  }

  async #show(response) {
    const several = response.inputs.filter((choice) => choice.rivals.length > 1);
    const varied = several.filter((choice) => !this.#fixed.has(choice.id));
    this.spread.textContent = this.#spreadWords(response, several, varied);
    this.#showSplit(response);
    renew(this.choices, several.length > 0 && this.#choiceTable(several), ...this.#aloneWords(response));
    this.#showLeftOut(response.inputs);
    await this.#showCombinations(response, varied);
    await this.#showHistogram(response);
  }

  #spreadWords({ combinations, value, note, undefined: without }, several, varied) {
    const name = this.deck.resultLabel;
    if (several.length === 0) return this.#oneWords(name, value);
    if (varied.length === 0) return `${name}: every input with rivals is left out; choose one to be combined.`;
    if (value.low === null) return `${name} has no value in any of the ${combinations.toLocaleString("en-US")} combinations.`;
    const factor = value.low > 0 && value.high > value.low ? `, a factor of ${factorText(value.high / value.low)}` : "";
    return [
      `${name}: ${combinations.toLocaleString("en-US")} combinations, from ${value.low_text} to ${value.high_text}${factor};`,
      `the middle one gives ${value.median_text}.`,
      note,
      without ? `${without.toLocaleString("en-US")} of them have no value.` : "",
    ].filter(Boolean).join(" ");
  }

  #oneWords(name, value) {
    const { at_least } = this.calculator.scenario.state;
    if (at_least) return `${name}: among claims rated ${at_least} or better one combination is left, which gives ${value.median_text ?? "no value"}.`;
    return `${name}: no input has a rival here that could be believed instead, so there is nothing to combine.`;
  }

  #showSplit(response) {
    const { share_belief: belief } = response;
    this.split.hidden = belief === null;
    if (belief === null) return;
    this.splitWords.textContent = splitWords(response);
    const [one, other] = this.bar.children;
    [one.style.flexGrow, other.style.flexGrow] = [belief, 1 - belief];
    [one.hidden, other.hidden] = [belief === 0, belief === 1];
  }

  #choiceTable(choices) {
    const rows = choices.map((choice) => ({
      head: this.#checkbox(choice),
      cells: [
        choice.rivals.map((rival) => this.#rival(rival, rival === this.#taken.get(choice))),
        choice.share === null ? "left as it is" : percent(choice.share),
      ],
    }));
    return table("Inputs with rivals", ["Vary", "Who says what", "Part of the disagreement"], rows, "rr-rivalry__choices");
  }

  #checkbox(choice) {
    const input = make("input", { type: "checkbox", checked: !this.#fixed.has(choice.id), autocomplete: "off", data: { key: choice.id } });
    const count = make("span", { className: "rr-line__from", textContent: `${choice.rivals.length} rivals of different origin` });
    return [make("label", { className: "rr-rivalry__vary" }, input, make("span", {}, this.#label(choice), " ", count))];
  }

  #rival(rival, isTaken) {
    const from = [rival.source_title ?? rival.source, rival.date, rival.rating].filter(Boolean).join(", ");
    const link = make("a", { href: claimAddress(rival.claim), textContent: from });
    const number = make("span", { className: "rr-number", textContent: rival.text ?? "—" });
    const mark = isTaken ? make("span", { className: "rr-rivalry__mark", textContent: " taken now" }) : "";
    return make("span", { className: "rr-rivalry__rival" }, number, " ", link, mark);
  }

  /** Which inputs are not combined, and why: a sentence for each reason. */
  #aloneWords({ inputs }) {
    const alone = inputs.filter((choice) => choice.rivals.length < 2);
    const others = alone.filter((choice) => this.#hasOthersOnly(choice));
    const none = alone.filter((choice) => !others.includes(choice));
    const written = this.deck.behind(this.deck.result).filter((id) => id in this.calculator.scenario.state.set);
    const names = (choices) => choices.map((choice) => this.#label(choice)).join(", ");
    const sentences = [
      none.length > 0 && none.length < inputs.length && `Without a rival: ${names(none)}.`,
      others.length > 0 && `Not combined, since what the menu offers speaks of other things: ${names(others)}.`,
      written.length > 0 && `Not combined, since you have set it: ${written.map((id) => this.deck.labelOf(id)).join(", ")}.`,
    ];
    return sentences.filter(Boolean).map((textContent) => make("p", { className: "rr-rivalry__alone", textContent }));
  }

  /** Whether the menu of the field offers numbers, but none of the same thing: no rival at all was left out. */
  #hasOthersOnly({ members, left_out: leftOut }) {
    return leftOut.length === 0 && members.some((id) => this.deck.fieldOf(id)?.rivalsButton);
  }

  /** What the input of a choice is called; a fit, by the first of its numbers. */
  #label({ id, members }) {
    const [first, ...others] = members.length ? members : [id];
    return others.length ? `${this.deck.labelOf(first)} and ${others.length} more of one fit` : this.deck.labelOf(first);
  }

  #showLeftOut(inputs) {
    const of = inputs.filter((choice) => choice.left_out.length > 0);
    const count = of.reduce((sum, choice) => sum + choice.left_out.length, 0);
    this.leftOut.hidden = count === 0;
    this.leftOutTitle.textContent = `Left out: ${count} ${count === 1 ? "claim" : "claims"}, and why`;
    const item = ({ claim, why }) => make("li", {}, make("a", { href: claimAddress(claim), textContent: claim }), `: ${why}`);
    this.leftOutList.replaceChildren(...of.flatMap((choice) => [
      make("h4", { className: "rr-rivalry__heading", textContent: this.#label(choice) }),
      make("ul", {}, ...choice.left_out.map(item)),
    ]));
  }

  async #showCombinations(response, varied) {
    const isWorthwhile = varied.length > 0 && response.rows.length > 1;
    this.combinations.hidden = !isWorthwhile;
    if (!isWorthwhile) {
      this.#shown = [];
      return;
    }
    const ordered = [...varied].sort((one, other) => (other.share ?? 0) - (one.share ?? 0));
    const taken = ordered.map((choice) => this.#taken.get(choice));
    this.#shown = evenly(response.rows, MOST_SHOWN).map((row) => new Combination(row, ordered, taken));
    const cut = response.rows.length < response.combinations || this.#shown.length < response.rows.length;
    renew(this.list, this.#combinationTable());
    await this.draw({
      kind: "intervals",
      title: `${cut ? `${this.#shown.length} of the combinations` : "The combinations"}, lowest first; press one to take its numbers`,
      label: "Combination",
      unit_text: this.#unitText(response),
      has_table: false,
      rows: this.#shown.map((one) => one.pictured),
    });
  }

  #combinationTable() {
    const rows = this.#shown.map((one, place) => {
      const believed = one.believed.flatMap((rival, at) => this.#believed(one.choices[at], rival, at));
      return { head: one.row.text, cells: [make("span", {}, ...believed), this.#takeButton(one, place)] };
    });
    return table("Combinations", [this.deck.resultLabel, "What is believed", "Take it"], rows, "rr-rivalry__combinations");
  }

  #believed(choice, rival, at) {
    const number = make("span", { className: "rr-number", textContent: rival.text ?? "" });
    const from = make("span", { className: "rr-rivalry__from", textContent: `(${rival.source})` });
    return [at > 0 ? " · " : "", `${this.#label(choice)} `, number, " ", from];
  }

  #takeButton(one, place) {
    if (one.isPresent) return [make("span", { textContent: "taken now", className: "rr-rivalry__mark" })];
    const button = make("button", { type: "button", className: "rr-button", textContent: "Take", data: { key: String(place) } });
    button.setAttribute("aria-label", `Take the combination that gives ${one.row.text}: ${one.label}`);
    return [button];
  }

  async #showHistogram(response) {
    const { histogram, draws, computed, value } = response;
    const isWorthwhile = histogram && value.low !== null && (draws > 0 || computed >= FEWEST_FOR_HISTOGRAM);
    if (!isWorthwhile) {
      this.histogram.replaceChildren();
      return;
    }
    await this.draw({
      kind: "distribution",
      title: draws > 0 ? "All combinations, with the ranges of the single numbers" : "All combinations",
      label: this.deck.resultLabel,
      unit_text: this.#unitText(response),
      ...histogram,
      marks: [{ value: value.median, label: `the middle one: ${value.median_text}` }],
    }, this.histogram);
  }

  #unitText({ unit, unit_text: text }) {
    return text ?? (unit === "1" ? "" : unit);
  }
}

/** At most so many of them, the first and the last among them. */
function evenly(rows, most) {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, place) => rows[Math.round((place * (rows.length - 1)) / (most - 1))]);
}
