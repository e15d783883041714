// The slider beside a number. It knows positions and numbers; what a number means is the field's affair.

import { nextRound, significant } from "./number.js";

const PLACES = 1000;
const DIGITS = 3;
const LEAPS = { PageUp: 1, PageDown: -1 };
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

export class Slider {
  #factor = 1; // numbers in the unit in which it was built, in one of the unit that is shown
  #isHeld = false;
  #waiting = 0;

  /** `moves` is told {value, isHeld}, in the unit that is shown: isHeld while a finger or pointer is down. */
  constructor(element, moves) {
    const { low, high, step, at, logarithmic } = element.dataset;
    this.element = element;
    [this.low, this.high, this.step, this.at] = [low, high, step ?? 0, at].map(Number);
    this.isLogarithmic = logarithmic !== undefined && this.low > 0;
    this.moves = moves;
    element.max = String(PLACES);
  }

  start() {
    const { element } = this;
    element.addEventListener("input", () => this.#drag());
    element.addEventListener("change", () => this.#release());
    element.addEventListener("keydown", (event) => this.#press(event));
    this.show(this.at, "");
  }

  /** Another unit stands beside the number: `factor` built units are one of it. */
  setFactor(factor) {
    this.#factor = factor;
  }

  /** Stand at a number, in the unit shown; not against the finger that moves it. */
  show(value, text) {
    if (this.#isHeld || this.#waiting) return;
    if (Number.isFinite(value)) this.element.value = String(this.#place(value * this.#factor));
    this.tell(text);
  }

  /** What a screen reader says of it: the number with its unit, and not the place. */
  tell(text) {
    this.element.setAttribute("aria-valuetext", text);
  }

  #drag() {
    this.#isHeld = true;
    // Pointers report more often than anything can be drawn.
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#move(this.#number(Number(this.element.value)), true);
    });
  }

  #release() {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
    this.#isHeld = false;
    this.#move(this.#number(Number(this.element.value)), false);
  }

  /** Keys go to the next number that reads well; a place on the scale would not. */
  #press(event) {
    const value = this.#keyed(event.key);
    if (value === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = this.#within(value);
    this.element.value = String(this.#place(next));
    this.#move(next, false);
  }

  #keyed(key) {
    if (key === "Home") return this.low;
    if (key === "End") return this.high;
    const direction = STEPS[key] ?? LEAPS[key];
    if (!direction) return null;
    const now = this.current ?? this.#number(Number(this.element.value));
    if (!this.isLogarithmic) return now + direction * (this.high - this.low) * (key in LEAPS ? 0.1 : 0.01);
    if (key in LEAPS) return now * 2 ** direction;
    const shown = nextRound(now / this.#factor, direction) * this.#factor;
    return this.step ? now + direction * Math.max(this.step, Math.abs(shown - now)) : shown;
  }

  #move(value, isHeld) {
    this.current = value;
    this.moves({ value: significant(value / this.#factor, 12), isHeld });
  }

  #number(place) {
    const share = place / PLACES;
    if (this.isLogarithmic) {
      const value = this.low * (this.high / this.low) ** share;
      return this.#within(significant(value / this.#factor, DIGITS) * this.#factor);
    }
    const grain = this.step || (this.high - this.low) / 200;
    return this.#within(significant(Math.round((share * (this.high - this.low)) / grain) * grain + this.low, 9));
  }

  #within(value) {
    const whole = this.step ? Math.round(value / this.step) * this.step : value;
    return Math.min(this.high, Math.max(this.low, significant(whole, 12)));
  }

  #place(value) {
    this.current = value;
    const share = this.isLogarithmic
      ? Math.log(value / this.low) / Math.log(this.high / this.low)
      : (value - this.low) / (this.high - this.low);
    return Math.round(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * PLACES);
  }
}
