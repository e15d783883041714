// Which inputs drive the result. build_scripts/publish/standing_pictures.py makes the same specification when the page is
// built.

import { Panel } from "./panel.js";

const MOST = 12; // what comes after moves too little to be seen
const FROM_DRAWS = ["low", "high", "low_text", "high_text", "input_low_text", "input_high_text", "rank_correlation"];

export class DriversPanel extends Panel {
  start() {
    super.start();
    this.body.addEventListener("click", (event) => this.#follow(event));
  }

  get kind() {
    return "drivers";
  }

  async load() {
    const built = this.builtPicture;
    if (built) return () => this.showBuilt(built);
    const response = await this.ask({ op: "drivers", claim: this.deck.result });
    return () => this.#show(response);
  }

  #show(response) {
    const inputs = response.inputs.filter((driver) => driver.low !== null || driver.elasticity !== null);
    if (inputs.length === 0) {
      this.drawn = null;
      this.body.replaceChildren();
      this.say(response.inputs.length ? "This result has no value here." : "This result follows from no number that can be changed here.");
      return undefined;
    }
    return this.draw({
      kind: "drivers",
      label: this.deck.resultLabel,
      unit_text: response.unit_text ?? "",
      middle: response.p50 ?? response.value,
      bars: inputs.slice(0, MOST).map((driver) => this.#bar(driver)),
    });
  }

  #bar(driver) {
    const texts = Object.fromEntries(FROM_DRAWS.map((key) => [key, driver[key]]));
    const field = this.#fieldOf(driver);
    const url = field ? { url: `#${field.input.id}` } : {};
    return { id: driver.id, label: this.#label(driver), elasticity: driver.elasticity, ...url, ...texts };
  }

  /** Of several numbers that belong to one fit, the first and how many there are. */
  #label({ id, members }) {
    if (!members?.length || members.includes(id)) return this.deck.labelOf(id);
    return `${this.deck.labelOf(members[0])} and ${members.length - 1} more of one fit`;
  }

  #fieldOf({ id, members }) {
    return this.calculator.fields.find((one) => one.id === id || members?.includes(one.id));
  }

  // A link to a field would put another address in the place of the scenario's.
  #follow(event) {
    const link = event.target.closest?.("a");
    const href = link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? "";
    const field = href.startsWith("#") && this.calculator.fields.find((one) => `#${one.input.id}` === href);
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    this.deck.goTo(field);
  }
}
