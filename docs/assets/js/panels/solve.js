// A question asked backwards: which input makes a result so much? The HTML is
// build_scripts/publish/templates/calculator/panel_solve.html.

import { make, renew } from "./element.js";
import { Panel } from "./panel.js";

const MOST_TIED = 20;
const TYPING_PAUSE = 500; // ms

export class SolvePanel extends Panel {
  #of = null; // the result whose units and target stand there
  #timer = 0;

  constructor(element, deck) {
    super(element, deck);
    const part = (name) => element.querySelector(`[data-${name}]`);
    [this.resultMenu, this.varyMenu] = [part("result-menu"), part("vary-menu")];
    [this.target, this.unitMenu] = [part("target"), part("target-unit")];
    const { result, target, unit, vary } = element.dataset;
    this.question = result ? { result, target, unit, vary } : null;
  }

  start() {
    this.resultMenu.replaceChildren(...this.deck.results.map(({ id, label }) => new Option(label, id)));
    this.resultMenu.addEventListener("change", () => this.deck.choose(this.resultMenu.value));
    for (const menu of [this.varyMenu, this.unitMenu]) menu.addEventListener("change", () => this.refresh());
    this.target.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.refresh(), TYPING_PAUSE);
    });
    this.target.addEventListener("keydown", (event) => {
      // Enter would press the first button of the form, Ctrl+Z take back a change of the calculator.
      if (event.key === "Enter") {
        event.preventDefault();
        clearTimeout(this.#timer);
        this.refresh();
      } else if (event.key.toLowerCase() === "z" || event.key.toLowerCase() === "y") event.stopPropagation();
    });
    super.start();
  }

  async load() {
    const id = this.deck.result;
    if (this.#of !== id) await this.#prepare(id);
    const text = this.target.value.trim();
    if (!text) return () => this.#showNothing();
    const [unit, vary] = [this.unitMenu.value, this.varyMenu.value];
    const { written_in, units } = this.calculator.scenario.request();
    const own = unit ? { written_in: { ...written_in, [id]: unit }, units: { ...units, [id]: unit } } : {};
    try {
      const response = await this.ask({ op: "solve", claim: id, target: text, vary, ...own, samples: 0 });
      return () => this.#show(response);
    } catch (problem) {
      this.body.replaceChildren(); // what stood there was the answer to something else
      throw problem;
    }
  }

  /** Menus and a first target for a result. */
  async #prepare(id) {
    const [units, response] = [
      await this.ask({ op: "units", claim: id }),
      await this.ask({ op: "evaluate", claims: [id], samples: 0 }),
    ];
    const { stated, stated_entry, unit } = response.results[id];
    const question = this.question?.result === id ? this.question : null;
    this.#of = id;
    this.resultMenu.value = id;
    this.unitMenu.replaceChildren(...units.units.map(({ unit: value, text }) => new Option(text, value)));
    this.unitMenu.value = question?.unit ?? unit ?? "";
    this.unitMenu.hidden = units.units.length < 2 && units.units[0]?.unit === "1";
    this.target.value = question?.target ?? (stated === null ? "" : stated_entry);
    this.#fillInputs(id, question?.vary);
  }

  /** What the result rests on, and below it what rests on the same. */
  #fillInputs(id, first) {
    const behind = new Set(this.deck.behind(id));
    const inputs = this.calculator.fields.filter((field) => field.id !== id && behind.has(field.id)).map((field) => field.id);
    const sharesSome = (other) => !behind.has(other) && this.deck.behind(other).some((one) => behind.has(one));
    const tied = this.deck.results.map((result) => result.id).filter((other) => other !== id && sharesSome(other));
    if (first && ![...inputs, ...tied].includes(first)) tied.unshift(first);
    const option = (one) => new Option(this.deck.labelOf(one), one);
    const before = this.varyMenu.value; // stays chosen where the new result has it too
    this.varyMenu.replaceChildren(...inputs.map(option));
    if (tied.length > 0) {
      this.varyMenu.append(make("optgroup", { label: "What follows from the same numbers" }, ...tied.slice(0, MOST_TIED).map(option)));
    }
    const chosen = first ?? before;
    if ([...this.varyMenu.options].some((one) => one.value === chosen)) this.varyMenu.value = chosen;
  }

  #showNothing() {
    this.body.replaceChildren();
    this.say("Write what the result should be.");
  }

  #show({ text, solutions }) {
    const usable = solutions.filter(({ set }) => Object.keys(set).every((id) => this.deck.fieldOf(id)));
    const isOnly = usable.length === 1 && !usable[0].through;
    const buttons = usable.map((solution) => this.#button(solution, isOnly ? "Use it" : `Use ${(solution.through ?? solution).text}`));
    renew(
      this.body,
      make("p", { className: "rr-solve__answer", textContent: text }),
      usable.length > 0 && make("p", { className: "rr-solve__buttons" }, ...buttons),
    );
  }

  #button({ set }, textContent) {
    const button = make("button", { type: "button", className: "rr-button", textContent, data: { key: textContent } });
    button.addEventListener("click", () => {
      const texts = Object.entries(set).map(([id, written]) => [id, this.#withoutUnit(id, written)]);
      this.calculator.apply({ set: Object.fromEntries(texts) });
    });
    return button;
  }

  /** The unit need not be written where it stands beside the number already. */
  #withoutUnit(id, written) {
    const end = ` ${this.calculator.scenario.unitOf(id)}`;
    return written.endsWith(end) ? written.slice(0, -end.length) : written;
  }
}
