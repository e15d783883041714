// One combination of what rival claims say, as calc's `rivals` gives it.

export class Combination {
  /**
   * `choices`: the choices among which it chooses, in the order in which they are told; `taken`: of each, the option that
   * stands in the fields now.
   */
  constructor(row, choices, taken) {
    this.row = row;
    this.choices = choices;
    this.taken = taken;
    this.believed = choices.map((choice) => this.#believed(choice));
  }

  /** What it believes, in few words. */
  get label() {
    return this.believed.map((rival, place) => optionName(rival, this.choices[place])).join(" · ");
  }

  /** Whether it is what stands in the fields. */
  get isPresent() {
    return this.believed.every((rival, place) => rival === this.taken[place]);
  }

  /** As a row of a picture of kind `intervals`. */
  get pictured() {
    const { value, text, p5, p95 } = this.row;
    const said = this.believed.map((rival) => `${rival.text ?? ""} (${rival.source})`.trim());
    const range = p5 === null || p95 === null ? {} : { p5, p95 };
    return { label: this.label, text, value, ...range, is_chosen: this.isPresent, detail: `${text}: ${said.join(", ")}` };
  }

  /** The claims to take, as a change of a scenario; null where it is the one that is published there. */
  uses(fields) {
    const change = {};
    for (const id of this.choices.flatMap((choice) => choice.members)) {
      const field = fields.find((one) => one.id === id);
      const claim = this.row.use[id] ?? id; // a claim that takes no other's number is not named
      const isPublished = claim === id || (claim === field?.claimId && !field.isComputed);
      change[id] = isPublished ? null : claim;
    }
    return change;
  }

  #believed({ members, rivals }) {
    const claim = this.row.use[members[0]] ?? members[0];
    // A fit is named as a whole, and taken value by value.
    return rivals.find((rival) => rival.claim === claim) ?? rivals.find((rival) => rival.claim === claim.split("#")[0]);
  }
}

/**
 * The option of a choice that stands in the field now: the present claim, or the one that speaks for it and says the
 * same. `claim` is the claim whose number the field takes.
 */
export function takenOption({ rivals, left_out: leftOut }, claim, text) {
  const speaker = leftOut.find((one) => one.claim === claim)?.speaker;
  return rivals.find((rival) => rival.is_present) ?? rivals.find((rival) => rival.claim === speaker && rival.text === text) ?? null;
}

/** What tells an option from the others of its choice: its number, and its source where another says the same. */
function optionName({ value, text, source }, { rivals }) {
  if (value === null) return source;
  return rivals.filter((rival) => rival.text === text).length > 1 ? `${text} (${source})` : text;
}
