// An axis: where a number stands, which numbers are written beside it, and how it is drawn along the foot of a picture.

import { ticks as equalSteps } from "d3-array";
import { tickText } from "./number.mjs";
import { lines as wrapped, textWidth } from "./text.mjs";
import { h } from "./tree.mjs";

// From this factor on between the ends, steps of equal factors are easier to read than equal steps.
const LOGARITHMIC_FROM = 3;
// At each side, as a share of the numbers: nearer together than so, the ticks would all read the same.
const LEAST_ROOM = 0.01;
const LEAST_ROOM_OF_YEARS = 0.0005;
const MOST_TICKS = 6;
const TICK_GAP = 14;
const LOOSE = 1e-9;
// Between powers of ten, from few to many.
const STEPS = [
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 5, 7],
];
const NUMBERS = 20;
const WORDS_LINE = 14;
const MOST_LINES = 3;

/** An axis that holds all of `numbers`, drawn from `start` to `end` pixels. */
export class Axis {
  /**
   * isLogarithmic: null chooses; it is never so where a number is not above 0.
   * isExact: the ends are the least and greatest number themselves, as for a histogram.
   */
  constructor(numbers, { start, end, unitText = "", isLogarithmic = null, isExact = false, isUpright = false }) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    this.isLogarithmic = low > 0 && (isLogarithmic ?? high / low >= LOGARITHMIC_FROM);
    [this.low, this.high] = [low, high];
    if (!isExact || low === high)
      [this.low, this.high] = this.isLogarithmic ? spread(low, high) : widened(low, high, unitText);
    this.start = start;
    this.end = end;
    this.unitText = unitText;
    this.isUpright = isUpright;
    this.from = this.scaled(this.low);
    this.perUnit = (end - start) / (this.scaled(this.high) - this.from);
  }

  scaled(value) {
    return this.isLogarithmic ? Math.log(value) : value;
  }

  /** Where a number stands, in pixels. */
  place(value) {
    return this.start + (this.scaled(value) - this.from) * this.perUnit;
  }

  holds(value) {
    return value >= this.low - Math.abs(this.low) * LOOSE && value <= this.high + Math.abs(this.high) * LOOSE;
  }

  /** What it counts, and how. */
  get words() {
    return this.wordsWith({ "%": "percent", CE: "year" }[this.unitText] ?? this.unitText);
  }

  /** The same of other words; only a scale that is not the usual one is told. */
  wordsWith(unit) {
    return [unit, this.isLogarithmic && "logarithmic scale"].filter(Boolean).join(", ");
  }

  /** The numbers beside it, as many as have room: [{place, text}]. */
  get ticks() {
    const length = Math.abs(this.end - this.start);
    const most = Math.max(2, Math.min(MOST_TICKS, Math.floor(length / (this.isUpright ? 36 : 44))));
    const counts = Array.from({ length: most - 1 }, (_, index) => most - index);
    const choices = counts.map((count) => (this.isLogarithmic ? this.factors(count) : this.steps(count)));
    choices.push(...counts.map((every) => choices[0].filter((_, index) => index % every === 0)).reverse(), [
      this.low,
      this.high,
    ]);
    const drawn = choices.map((values) =>
      values.map((value) => ({ place: this.place(value), text: tickText(value, this.unitText) })),
    );
    return drawn.find((found) => found.length > 1 && (this.isUpright || hasRoom(found))) ?? drawn.at(-1);
  }

  /** Powers of ten, as many as fit; with 2 and 5, or with 3, between them where there are few. */
  factors(most) {
    const first = Math.floor(Math.log10(this.low));
    const exponents = Array.from({ length: Math.ceil(Math.log10(this.high)) - first + 1 }, (_, index) => first + index);
    const inside = (steps) =>
      exponents.flatMap((n) => steps.map((step) => Number(`${step}e${n}`))).filter((x) => this.holds(x));
    const tens = inside([1]);
    const every = Math.ceil(tens.length / most);
    if (tens.length >= 3) return tens.filter((_, index) => index % every === 0);
    const finer = STEPS.map(inside).filter((found) => found.length > 1);
    return finer.findLast((found) => found.length <= most) ?? finer[0] ?? this.steps(most);
  }

  steps(most) {
    let wanted = most;
    let found = equalSteps(this.low, this.high, wanted);
    while (found.length > most && wanted > 1) found = equalSteps(this.low, this.high, (wanted -= 1));
    return found;
  }
}

/** What `drawFoot` needs below the axis. */
export function footHeight(axis, { width, words = axis.words }) {
  return NUMBERS + 6 + wordsLines(words, width).length * WORDS_LINE;
}

/** The words beside an axis, in lines. */
export function wordsLines(words, width) {
  return words ? wrapped(words, width, MOST_LINES, 11) : [];
}

/** The axis along the foot of a picture `width` pixels wide: grid from `top` to `foot`, numbers, what it counts. */
export function drawFoot(axis, top, foot, { width, words = axis.words }) {
  const [left, right] = [axis.start, axis.end];
  // What stands at an end of the axis stays within the picture.
  const inside = (place, text) =>
    Math.min(Math.max(place, textWidth(text, 11) / 2), Math.max(width - textWidth(text, 11) / 2, width / 2));
  return h(
    "g",
    {},
    axis.ticks.map(({ place, text }) => [
      h("line", { class: "rr-picture__grid", x1: place, x2: place, y1: top, y2: foot }),
      h("text", { class: "rr-picture__tick", x: inside(place, text), y: foot + 16, "text-anchor": "middle" }, text),
    ]),
    h("line", { class: "rr-picture__axis", x1: left, x2: right, y1: foot, y2: foot }),
    wordsLines(words, width).map((line, index) => {
      const y = foot + NUMBERS + (index + 1) * WORDS_LINE;
      const x = inside((left + right) / 2, line);
      return h("text", { class: "rr-picture__unit", x, y, "text-anchor": "middle" }, line);
    }),
  );
}

function hasRoom(ticks) {
  return ticks.every((tick, index) => {
    const next = ticks[index + 1];
    return !next || next.place - tick.place >= (textWidth(tick.text, 11) + textWidth(next.text, 11)) / 2 + TICK_GAP;
  });
}

/** Ends a little further apart, so that a single number, too, has an axis; 0 is not crossed. */
function widened(low, high, unitText) {
  const least = (unitText === "CE" ? LEAST_ROOM_OF_YEARS : LEAST_ROOM) * Math.max(Math.abs(low), Math.abs(high));
  const room = Math.max((high - low) * 0.1 || Math.abs(high) * 0.1 || 1, least);
  return [low >= 0 ? Math.max(low - room, 0) : low - room, high < 0 ? Math.min(high + room, 0) : high + room];
}

function spread(low, high) {
  return high / low > 1 + LEAST_ROOM ? [low, high] : [low / 1.2, high * 1.2];
}
