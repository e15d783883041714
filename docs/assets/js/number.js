// Numbers as a field shows them. What calc says of a number is always calc's own text; here is only what a slider
// writes into a field, in the same style (calc/text.py, entry_text).

const LETTERS = [[1e12, "T"], [1e9, "B"], [1e6, "M"]];

/** `value` rounded to so many significant digits. */
export function significant(value, digits) {
  return Number(value.toPrecision(digits));
}

// Behind a number in millions an M takes the place of the unit's own: calc reads 63M as 63 million there, so none is written.
const SCALED = /^(thousand|million|billion|trillion|quadrillion)\b/;

/** A short text that calc reads back as the same number in this unit: `100M`, `33,849`, `5.31e16`. */
export function entryText(value, unit) {
  const size = Math.abs(value);
  if (SCALED.test(unit) && size < 1e15) return value.toLocaleString("en-US", { maximumSignificantDigits: 12 });
  if (size < 1e6 && Number.isInteger(value)) return value.toLocaleString("en-US");
  for (const [scale, letter] of LETTERS) {
    if (scale <= size && size < 1e15) return `${Number((value / scale).toPrecision(6))}${letter}`;
  }
  return String(value).replace("e+", "e");
}

/** A factor in few digits: `2.5`, `0.0013`, `1,200`. */
export function factorText(value, digits = 3) {
  const rounded = significant(value, digits);
  const size = Math.abs(rounded);
  if (size >= 1e6 || size < 1e-4) return rounded.toExponential().replace("e+", "e");
  return rounded.toLocaleString("en-US", { maximumSignificantDigits: digits });
}

/** The next number that reads well, about 5 % up or down: 100, 110, 120 … */
export function nextRound(value, direction) {
  const grain = 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1);
  const aim = value * (direction > 0 ? 1.05 : 1 / 1.05);
  const rounded = significant(Math.round(aim / grain) * grain, 6);
  const differs = direction > 0 ? rounded > value : rounded < value;
  return differs ? rounded : significant(value + direction * grain, 6);
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
const PLAIN = "0123456789-";

/** `3.159 × 10²⁵ FLOP` as `3.159e25 FLOP`: what an address can hold without a dozen escapes. */
export function withoutPowers(text) {
  return text.replace(/ × 10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/g, (_, power) => `e${moved(power, RAISED, PLAIN)}`);
}

/** The way back. */
export function withPowers(text) {
  return text.replace(/(\d)e(-?\d+)/g, (_, digit, power) => `${digit} × 10${moved(power, PLAIN, RAISED)}`);
}

function moved(text, from, to) {
  return Array.from(text, (sign) => to[from.indexOf(sign)]).join("");
}
