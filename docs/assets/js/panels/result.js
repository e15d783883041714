// How likely which value of the result is, as a picture, with what it is compared with.

import { make } from "./element.js";
import { Panel } from "./panel.js";

export class ResultPanel extends Panel {
  #published = new Map(); // the result without the reader's changes, by id and unit

  constructor(element, deck) {
    super(element, deck);
    this.plain = element.querySelector("[data-plain]");
  }

  start() {
    super.start();
    this.element.querySelector("[data-widen-too]").addEventListener("click", () => this.calculator.apply({ widen: true }));
  }

  get kind() {
    return "distribution";
  }

  get wantsHistogram() {
    return this.isOpen;
  }

  /** While something is dragged the picture moves along, from the same draws as the numbers. */
  follow(response) {
    const result = response?.results?.[this.deck.result];
    if (!this.isSeen || result?.histogram === undefined) return;
    this.run(() => () => this.#show(result, this.#published.get(key(result))));
  }

  async load() {
    const id = this.deck.result;
    const built = this.builtPicture;
    if (built) return () => this.showBuilt(built);
    const settled = this.deck.settled?.results?.[id];
    const result = settled?.histogram === undefined ? await this.#ask(id) : settled;
    const published = await this.#asPublished(id, result);
    return () => this.#show(result, published);
  }

  async #ask(id) {
    const response = await this.ask({ op: "evaluate", claims: [id], histograms: [id] });
    return response.results[id];
  }

  /** The number without the reader's changes, in the unit that is shown. */
  async #asPublished(id, result) {
    if (this.calculator.scenario.changes === 0) return null;
    if (!this.#published.has(key(result))) {
      const blank = { set: {}, use: {}, written_in: {}, widen: false, seed: 0, samples: 0 };
      const units = result.unit ? { [id]: result.unit } : {};
      const response = await this.ask({ op: "evaluate", claims: [id], ...blank, units });
      this.#published.set(key(result), response.results[id]);
    }
    return this.#published.get(key(result));
  }

  showBuilt(figure) {
    this.plain.hidden = true;
    super.showBuilt(figure);
  }

  #show(result, published) {
    const isPlain = !result.histogram && result.value !== null;
    // Without an interval although something has a range: calc says why.
    this.plain.hidden = !isPlain || this.calculator.scenario.state.widen || result.interval_text !== null;
    if (result.histogram) return this.draw(this.#spec(result, published));
    this.drawn = null;
    const about = result.interval_text ?? "a single number";
    const text = isPlain ? `${this.deck.resultLabel}: ${result.text}, ${about}.` : "";
    this.body.replaceChildren(...(text ? [make("p", { textContent: text })] : []));
    if (!isPlain) this.say(result.chained_reason ?? "This result has no value here.");
    return undefined;
  }

  #spec(result, published) {
    return {
      kind: "distribution",
      label: this.deck.resultLabel,
      unit_text: result.unit_text ?? "",
      ...result.histogram,
      p5: result.p5,
      p50: result.p50,
      p95: result.p95,
      marks: marksOf(result, published),
    };
  }
}

function key(result) {
  return `${result.id} ${result.unit}`;
}

function marksOf(result, published) {
  const marks = [];
  if (result.stated !== null) marks.push({ value: result.stated, label: `stated: ${result.stated_text}` });
  const isOther = published && published.value !== null && published.value !== result.stated;
  if (isOther) marks.push({ value: published.value, label: `before your changes: ${published.text}` });
  return marks;
}
