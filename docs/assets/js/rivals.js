// What calc says of the claims that may stand in a field, asked once for each field, filter and unit.

import { engine } from "./engine.js";

export class Rivals {
  #answers = new Map();

  /** `grades`: what the letters and digits of a rating mean. */
  constructor(grades) {
    this.grades = grades;
  }

  /** The answer to `rivals_of` for a field, in the unit shown; `least` is the rating that they must have, or null. */
  of(field, scenario, least) {
    const unit = scenario.unitOf(field.id);
    const key = [field.id, unit, least].join(" ");
    if (!this.#answers.has(key)) this.#answers.set(key, this.#ask(key, field.id, unit, least));
    return this.#answers.get(key);
  }

  /** One claim among those that a field may take, by its id; undefined where it is not. */
  async find(claim, field, scenario) {
    const { rivals = [] } = await this.of(field, scenario, null);
    return rivals.find((rival) => rival.claim === claim);
  }

  /** What a rating says, in the words of the published table. */
  ratingWords(code) {
    const [source, claim] = [this.grades[code[0]], this.grades[code[1]]];
    return [source && `source ${source}`, claim && `claim ${claim}`].filter(Boolean).join(", ");
  }

  async #ask(key, claim, unit, least) {
    const response = await engine.ask({ op: "rivals_of", claim, at_least: least, units: { [claim]: unit } });
    if (response.error) this.#answers.delete(key); // it is asked again
    return response;
  }
}
