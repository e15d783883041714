// Numbers as people read them: the rule of calc/text.py, for what calc does not write itself, such as ticks.
// tests/publish/test_drawing.py holds both to the same texts.

const FEW_DIGITS = 4;
const WORDS = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];
// The words that a unit may begin with (calc/unit.py).
const SCALES = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, quadrillion: 1e15 };
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
// Enough digits to tell whether a number lies exactly in the middle between two roundings.
const FAR = 40;

/** `50,257` · `26.55 trillion` · `2.12 × 10¹⁶` · `0.00385`. */
export function numberText(value, digits = FEW_DIGITS) {
  const rounded = significant(value, digits);
  const size = Math.abs(rounded);
  if (size === 0) return "0";
  if (size >= 1e15 || size < 1e-3) {
    const [mantissa, exponent] = scientific(rounded, digits - 1).split("e");
    return `${trimmed(mantissa)} × 10${superscript(Number(exponent))}`.replaceAll("-", "−");
  }
  for (const [scale, word] of WORDS) {
    if (size >= scale) return `${plain(rounded / scale, digits)} ${word}`;
  }
  return plain(value, digits);
}

/** A number with its unit as written beside it: `46.2%`, `63 million USD`, the year `2026`. */
export function amountText(value, unitText, digits = FEW_DIGITS) {
  if (unitText === "CE") return plain(value, FEW_DIGITS).replaceAll(",", "");
  if (unitText === "%") return `${numberText(value, digits)}%`;
  const [shown, unit] = withOneScale(value, unitText, digits);
  return `${numberText(shown, digits)} ${unit}`.trim();
}

/** The same amount, where `1.53 billion billion tokens` would have two words for a scale, without the unit's. */
function withOneScale(value, unitText, digits) {
  const [, word, bare] = unitText.match(/^(\w+) (.+)$/) ?? [];
  const scale = SCALES[word];
  if (!scale || Math.abs(significant(value, digits)) < 1e6) return [value, unitText];
  return [value * scale, bare];
}

/** Below an axis: the unit stands beside the axis, but a percent sign or a year is part of the number. */
export function tickText(value, unitText) {
  const text = unitText === "%" || unitText === "CE" ? amountText(value, unitText) : numberText(value);
  return text.replace(/^1 × (?=10)/, "");
}

function significant(value, digits) {
  return Number(scientific(value, digits - 1));
}

function plain(value, digits) {
  const size = Math.abs(value);
  let text;
  if (Number.isInteger(value) || size >= 10 ** (digits - 1)) {
    const shown = digits >= FEW_DIGITS ? value : significant(value, digits);
    text = fixed(shown, 0).replace(/\B(?=(\d{3})+$)/g, ",");
  } else {
    text = trimmed(fixed(value, digits - 1 - Math.floor(Math.log10(size))));
  }
  return text.replaceAll("-", "−");
}

/** As Python does it: from the exact middle to the even digit. */
function scientific(value, decimals) {
  const [far, exponent] = value.toExponential(FAR).split("e");
  return isTieToEven(far, decimals)
    ? `${far.slice(0, far.indexOf(".") + 1 + decimals)}e${exponent}`
    : value.toExponential(decimals);
}

function fixed(value, decimals) {
  const far = value.toFixed(FAR);
  return isTieToEven(far, decimals)
    ? far.slice(0, far.indexOf(".") + (decimals && decimals + 1))
    : value.toFixed(decimals);
}

function isTieToEven(far, decimals) {
  const end = far.indexOf(".") + 1 + decimals;
  const last = far.slice(0, end).replace(/\.$/, "").slice(-1);
  return /^50*$/.test(far.slice(end)) && Number(last) % 2 === 0;
}

function trimmed(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function superscript(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[digit]).join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}
