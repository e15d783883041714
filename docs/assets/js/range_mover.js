// Moves the range of a field as a whole while its slider is moved: calc says what it becomes, and here is only that the
// newest place of a slider wins and that one question is under way at a time.

export class RangeMover {
  #aims = new Map(); // field → where to go next
  #isMoving = false;

  constructor(calculator) {
    this.calculator = calculator;
  }

  /**
   * Move a field's range to a number in the unit shown. `step`: the options of Scenario.apply; `done(dropped)` is called
   * when it has been shown, `dropped` being the range that had to be given up for it, in words, or null.
   */
  move(field, value, step, done) {
    this.#aims.set(field, { value, step, done });
    if (!this.#isMoving) this.#go();
  }

  async #go() {
    this.#isMoving = true;
    while (this.#aims.size > 0) {
      const [[field, aim]] = this.#aims;
      this.#aims.delete(field);
      const { scenario } = this.calculator;
      const { state } = scenario;
      const answer = await this.calculator.ask({ op: "move", claim: field.id, to: aim.value });
      if (!this.calculator.form.isConnected) return;
      if (scenario.state === state) this.#show(field, aim, answer);
      else aim.done(null); // somebody has gone on meanwhile: another number, a step back
    }
    this.#isMoving = false;
  }

  #show(field, { step, done }, { error, entry, dropped }) {
    if (error) {
      this.calculator.showFailure(error);
      field.show(this.calculator.scenario);
    } else this.calculator.apply({ set: { [field.id]: entry } }, step);
    done(dropped ?? null);
  }
}
