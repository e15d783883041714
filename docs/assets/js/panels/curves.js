// The curves of a standing calculator, drawn anew under the reader's numbers in the place of the built ones.
// build_scripts/publish/curves.py makes the same specification when the page is built.

import { Panel, drawing } from "./panel.js";

const POINTS = 81;
const SAMPLES = 512; // for the bands: they are drawn, not read
const WIDE_FROM = 30; // so many times between the least and the greatest call for a logarithmic axis
const FEW_DIGITS = 3;

export class CurvesPanel extends Panel {
  #members = null;

  constructor(element, deck) {
    super(element, deck);
    this.picture = JSON.parse(element.dataset.curves);
    this.figure = this.body.querySelector(".rr-picture");
  }

  /** What was built is what is published. */
  get isReady() {
    return !this.calculator.scenario.isPublished || !this.body.contains(this.figure);
  }

  async load() {
    if (this.calculator.scenario.isPublished) return () => this.#showBuilt();
    const members = (this.#members ??= await this.#understand());
    const answers = [];
    for (const { label, settings } of members) answers.push({ label, response: await this.#sweep(settings) });
    const { x, results } = answers[0].response;
    const marks = await this.#marks(members, x);
    const series = answers.flatMap(({ label, response }) => this.picture.claims.map((id) => this.#line(id, label, response.results[id])));
    const unit = results[this.picture.claims[0]].unit_text ?? "";
    return () =>
      this.draw({
        kind: "lines",
        title: this.picture.title,
        has_title: false,
        x: { label: this.picture.x_label, unit_text: x.unit_text ?? "", is_logarithmic: this.picture.is_logarithmic, values: x.values },
        y: { label: this.picture.y_label, unit_text: unit, is_logarithmic: isWide(series) },
        family: this.picture.family_label,
        series,
        marks,
      });
  }

  #showBuilt() {
    this.drawn = null;
    this.body.replaceChildren(this.figure);
  }

  /** Each value of the family as it is understood, with what it sets; one without a name where there is no family. */
  async #understand() {
    const { family } = this.picture;
    if (!family) return [{ label: "", settings: {} }];
    const found = [];
    for (const text of family.values) {
      const settings = { [family.input]: String(text) };
      const { understood } = await this.#askWith({ op: "evaluate", claims: [], samples: 0 }, settings);
      found.push({ label: understood[family.input].text, settings });
    }
    return found;
  }

  #sweep(settings) {
    const { vary, from, to, is_logarithmic, claims, family } = this.picture;
    // The bands of several lines would hide each other.
    const samples = family || claims.length > 1 ? 0 : SAMPLES;
    return this.#askWith({ op: "sweep", vary, from, to, count: POINTS, is_logarithmic, claims, samples }, settings);
  }

  /** Results that lie on the horizontal axis, each with the height of the first curve there. */
  async #marks(members, x) {
    const { vary, claims, marks } = this.picture;
    const { amountText, numberText } = await drawing();
    const [low, high] = [Math.min(...x.values), Math.max(...x.values)];
    const found = [];
    for (const { label, settings } of members) {
      for (const mark of marks) {
        const there = await this.#askWith({ op: "evaluate", claims: [mark], samples: 0 }, settings, { units: { [mark]: x.unit } });
        const { value } = there.results[mark];
        if (value === null || value < low || value > high) continue;
        const at = { ...settings, [vary]: String(value) };
        const height = await this.#askWith({ op: "evaluate", claims: [claims[0]], samples: 0 }, at, { written_in: { [vary]: x.unit } });
        // There is no room to say what is marked: that stands below. Of a family each curve has its own mark.
        const text = label ? numberText(value, FEW_DIGITS) : amountText(value, x.unit_text ?? "", FEW_DIGITS);
        found.push({ x: value, y: height.results[claims[0]].value, label: text, name: this.picture.mark_labels[mark] });
      }
    }
    return found;
  }

  /** Ask under the reader's scenario with `settings` in the place of whatever it says there, in the picture's units. */
  #askWith(message, settings, { units = {}, written_in = {} } = {}) {
    const { vary, claims, unit } = this.picture;
    const request = this.calculator.scenario.request();
    const others = (values) => Object.fromEntries(Object.entries(values).filter(([id]) => !(id in settings)));
    const own = Object.fromEntries(claims.map((id) => [id, unit]));
    return this.ask({
      ...message,
      set: { ...request.set, ...settings },
      use: others(request.use),
      written_in: { ...others(request.written_in), ...written_in },
      units: { ...others(request.units), [vary]: this.deck.fieldOf(vary).unit, ...own, ...units },
    });
  }

  #line(id, member, { values, p5, p95 }) {
    const name = this.picture.series_labels[id];
    const label = member && this.picture.claims.length > 1 ? `${name}, ${member}` : member || name;
    return { label, values, ...(p5 && p95 ? { p5, p95 } : {}) };
  }
}

function isWide(series) {
  const values = series.flatMap((line) => line.values).filter((value) => value !== null);
  return values.length > 0 && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > WIDE_FROM;
}
