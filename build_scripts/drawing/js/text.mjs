// How wide a text is, without a page to measure it on: a little more than the fonts that the site names need.

const NARROW = /[iIjl.,:;'’|!()[\]ftr ·]/;
const WIDE = /[mwMW@%—×]/;

const BOLD = 1.17;
// A text fits where its own width was set aside, whatever sums of fractions come to.
const LOOSE = 0.01;
const widths = new Map();

/** The width in pixels, at `size` pixels. */
export function textWidth(text, size = 12, isBold = false) {
  let width = 0;
  for (const sign of text) {
    if (!widths.has(sign)) widths.set(sign, signWidth(sign));
    width += widths.get(sign);
  }
  return width * size * (isBold ? BOLD : 1);
}

function signWidth(sign) {
  if (NARROW.test(sign)) return 0.36;
  if (WIDE.test(sign)) return 0.95;
  if (/[A-Z]/.test(sign)) return 0.7;
  return /[⁰¹²³⁴-⁹⁻]/.test(sign) ? 0.4 : 0.61;
}

/** As much of the text as fits, with an ellipsis where something is left out. */
export function shortened(text, width, size = 12, isBold = false) {
  if (textWidth(text, size, isBold) <= width + LOOSE) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size, isBold) > width) end -= 1;
  return `${text.slice(0, end).replace(/[ ,:;(]+$/, "")}…`;
}

/** The text in at most `count` lines. */
export function lines(text, width, count = 2, size = 12, isBold = false) {
  const found = [];
  let words = text.split(" ");
  while (words.length && found.length < count - 1) {
    let taken = 1;
    const isFit = (end) => textWidth(words.slice(0, end).join(" "), size, isBold) <= width + LOOSE;
    while (taken < words.length && isFit(taken + 1)) taken += 1;
    found.push(shortened(words.slice(0, taken).join(" "), width, size, isBold));
    words = words.slice(taken);
  }
  if (words.length) found.push(shortened(words.join(" "), width, size, isBold));
  return found;
}
