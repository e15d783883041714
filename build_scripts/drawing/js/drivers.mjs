// Which inputs move the result most: a bar for each, from the result where the input is low to where it is high.
//
// {kind: "drivers", label, unit_text, middle, is_logarithmic (optional; chosen by itself), bars: [
//    {id, label, url (optional), low, high: the result where the input is among its lowest and its highest,
//     low_text, high_text: these two as texts, input_low_text, input_high_text: the input itself there,
//     rank_correlation, elasticity: % of the result per +1 % of the input}]}
// In a bar everything but label may be null or missing: an input without spread has no bar, only its elasticity. Where
// no input has a spread, the bars show the elasticities.

import { Axis, drawFoot, footHeight } from "./axis.mjs";
import * as check from "./check.mjs";
import { drawFlags, flagsHeight, placeFlags } from "./flags.mjs";
import { amountText, numberText, tickText } from "./number.mjs";
import { shortened, textWidth } from "./text.mjs";
import { h } from "./tree.mjs";

const SIDE = 8;
const FITTING_ROUNDS = 5;
const BAR = 14;
const COLUMN = { wide: 84, narrow: 52 };
const COLUMN_HEAD = ["rank", "correlation"];
const FEW_DIGITS = 3;

export const keys = {
  label: check.text,
  unit_text: check.text,
  middle: check.optional(check.number),
  is_logarithmic: check.optional(check.flag),
  bars: check.list(
    check.shape({
      id: check.optional(check.text),
      label: check.text,
      url: check.optional(check.url),
      low: check.optional(check.number),
      high: check.optional(check.number),
      low_text: check.optional(check.text),
      high_text: check.optional(check.text),
      input_low_text: check.optional(check.text),
      input_high_text: check.optional(check.text),
      rank_correlation: check.optional(check.number),
      elasticity: check.optional(check.number),
    }),
    1,
  ),
};

export function title(spec) {
  return `${spec.label}: what moves it most`;
}

export function describe(spec) {
  const change = (bar) =>
    isNumber(bar.elasticity) ? `${bar.label}: ${signed(bar.elasticity)}% for each +1%` : bar.label;
  const ends = (bar) => [bar.low_text ?? amount(bar.low, spec), bar.high_text ?? amount(bar.high, spec)].join(" to ");
  const told = spec.bars.slice(0, 3).map((bar) => (hasBar(bar) ? `${bar.label}: from ${ends(bar)}` : change(bar)));
  return `The inputs that move it most come first. ${told.join("; ")}.`;
}

export function legend(spec) {
  if (!isOfSpread(spec)) return null;
  return h(
    "p",
    { class: "rr-picture__note" },
    "Each bar: the typical result where this input is among its lowest tenth ",
    sign("low"),
    " and its highest tenth ",
    sign("high"),
    "; at the ends the input itself. Rank correlation: from −1 to +1, how closely the result follows the input.",
  );
}

export function draw(spec, { width, isNarrow }) {
  const isSpread = isOfSpread(spec);
  const rows = spec.bars.map((bar) => rowOf(bar, spec, isSpread));
  const column = isNarrow ? COLUMN.narrow : COLUMN.wide;
  const names = isNarrow ? 0 : Math.min(Math.max(...rows.map((row) => textWidth(row.label, 12)), 60) + 12, width * 0.3);
  // Where there is no room beside the bars, what stands at their ends stands below them.
  const isBelow = isNarrow && isSpread;
  const room = isNarrow ? (width - 3 * SIDE) / 2 : 170;
  const right = isNarrow || !isSpread ? width : width - column;
  const drawn = rows.filter((row) => row.isDrawn);
  const axis = axisOf(drawn, middleOf(spec, isSpread), {
    left: names + SIDE,
    right: right - SIDE,
    room: isBelow ? 0 : room,
    unitText: isSpread ? spec.unit_text : "%",
    isLogarithmic: isSpread ? (spec.is_logarithmic ?? null) : false,
    isExact: isSpread,
  });
  const middle = { x: axis.place(middleOf(spec, isSpread)), className: "rr-picture__flag--median" };
  const flags = isSpread
    ? placeFlags([{ ...middle, text: `median ${middleText(spec)}` }], width - headWidth() - SIDE)
    : [];
  const top = isSpread ? Math.max(flagsHeight(flags), 30) + 4 : 6;
  const height = isBelow ? 58 : isNarrow ? 46 : 30;
  const foot = top + rows.length * height + 6;
  const place = { height, width, names, isNarrow, isBelow, column, room, isSpread, middle: middle.x };
  const words = isSpread ? axis.words : "change of the result for +1% of the input";
  return {
    height: foot + footHeight(axis, { width, words }),
    hasLinks: spec.bars.some((bar) => bar.url),
    children: [
      drawFoot(axis, top, foot, { width, words }),
      isSpread
        ? drawFlags(flags, top, foot)
        : h("line", { class: "rr-picture__pole", x1: middle.x, x2: middle.x, y1: top, y2: foot }),
      isSpread && columnHead(width),
      h(
        "g",
        {},
        rows.map((row, index) => drawRow(row, axis, { ...place, y: top + index * height })),
      ),
    ],
  };
}

export function table(spec) {
  const amounts = (text, value) => text ?? (isNumber(value) ? amount(value, spec) : "—");
  return {
    head: [
      "Input",
      "Its lowest tenth",
      "Result there",
      "Its highest tenth",
      "Result there",
      "Rank correlation",
      "Change for +1%",
    ],
    rows: spec.bars.map((bar) => [
      bar.url ? h("a", { href: bar.url }, bar.label) : bar.label,
      bar.input_low_text ?? "—",
      amounts(bar.low_text, bar.low),
      bar.input_high_text ?? "—",
      amounts(bar.high_text, bar.high),
      isNumber(bar.rank_correlation) ? signed(bar.rank_correlation) : "—",
      isNumber(bar.elasticity) ? `${signed(bar.elasticity)}%` : "—",
    ]),
  };
}

function rowOf(bar, spec, isSpread) {
  if (isSpread) {
    const texts = { lowText: bar.input_low_text ?? "", highText: bar.input_high_text ?? "" };
    return {
      ...bar,
      ...texts,
      isDrawn: hasBar(bar),
      side: isNumber(bar.rank_correlation) ? signed(bar.rank_correlation) : "",
    };
  }
  const text = isNumber(bar.elasticity) ? `${signed(bar.elasticity)}%` : "";
  return {
    ...bar,
    low: 0,
    high: bar.elasticity,
    lowText: "",
    highText: text,
    isDrawn: isNumber(bar.elasticity),
    side: "",
  };
}

/** An axis on which the texts at the ends of the bars, too, stand between `left` and `right`. */
function axisOf(rows, middle, { left, right, room, ...options }) {
  let [start, end] = [left, right];
  const numbers = [...rows.flatMap((row) => [row.low, row.high]), middle];
  const widths = (text) => (text && room ? Math.min(textWidth(text, 11), room) + 8 : 0);
  for (let round = 0; ; round += 1) {
    const axis = new Axis(numbers, { ...options, start, end });
    if (round === FITTING_ROUNDS) return axis;
    const ends = rows.flatMap((row) => {
      const isLowLeft = row.low <= row.high;
      const [low, high] = [axis.place(row.low), axis.place(row.high)];
      return [
        isLowLeft ? low - widths(row.lowText) : high - widths(row.highText),
        isLowLeft ? high + widths(row.highText) : low + widths(row.lowText),
      ];
    });
    start += Math.max(0, left - Math.min(...ends));
    end -= Math.max(0, Math.max(...ends) - right);
  }
}

function drawRow(row, axis, place) {
  const { y, height, width, names, isNarrow, isBelow, column, isSpread, middle } = place;
  const bar = y + height - BAR - (isBelow ? 20 : isNarrow ? 6 : 8);
  const line = isNarrow ? y + 16 : bar + 11;
  const name = shortened(row.label, isNarrow ? width - (isSpread ? column : 0) - 6 : names - 10);
  const label = h("text", { x: 0, y: line }, name);
  return h(
    "g",
    {},
    h("title", {}, row.label),
    // The line of the median stops at a label that lies across it.
    isNarrow &&
      textWidth(name) > middle &&
      h("rect", { class: "rr-picture__ground", x: 0, y: line - 12, width: textWidth(name), height: 17 }),
    row.url ? h("a", { href: row.url }, label) : label,
    row.side && h("text", { class: "rr-picture__number", x: width, y: line, "text-anchor": "end" }, row.side),
    row.isDrawn
      ? drawBar(row, axis, bar, place)
      : h(
          "text",
          { class: "rr-picture__soft rr-picture__halo", x: middle, y: bar + 11, "text-anchor": "middle" },
          "no spread",
        ),
  );
}

function drawBar(row, axis, y, { room, middle, width, isBelow }) {
  const [low, high] = [axis.place(row.low), axis.place(row.high)];
  const part = (end, name) => [
    Math.abs(end - middle),
    h("rect", {
      class: `rr-picture__bar--${name}`,
      x: Math.min(end, middle),
      y,
      width: Math.abs(end - middle),
      height: BAR,
    }),
  ];
  // The longer one first: where both ends lie on one side, both are seen.
  const parts = [part(low, "low"), part(high, "high")]
    .sort((one, other) => other[0] - one[0])
    .map(([, element]) => element);
  const isLowLeft = low <= high;
  if (isBelow) {
    const ends = [
      { x: low, text: row.lowText },
      { x: high, text: row.highText },
    ];
    return [parts, textsBelow(isLowLeft ? ends : ends.reverse(), { y: y + BAR + 11, room, width })];
  }
  const end = (x, text, isLeft) =>
    text &&
    h(
      "text",
      {
        class: "rr-picture__soft rr-picture__halo",
        x: isLeft ? x - 5 : x + 5,
        y: y + 11,
        "text-anchor": isLeft ? "end" : "start",
      },
      shortened(text, room, 11),
    );
  return [parts, end(low, row.lowText, isLowLeft), end(high, row.highText, !isLowLeft)];
}

/** Two texts side by side, each as near to its end of the bar as the other and the picture allow. */
function textsBelow(ends, { y, room, width }) {
  const [left, right] = ends.map(({ x, text }) => {
    const shown = shortened(text, room, 11);
    const length = textWidth(shown, 11);
    return { shown, length, start: Math.min(Math.max(x - length / 2, 0), width - length) };
  });
  const overlap = left.start + left.length + SIDE - right.start;
  if (overlap > 0) {
    left.start = Math.max(0, Math.min(left.start - overlap / 2, width - left.length - SIDE - right.length));
    right.start = Math.max(right.start, left.start + left.length + SIDE);
  }
  return [left, right].map(
    ({ shown, start }) => shown && h("text", { class: "rr-picture__soft rr-picture__halo", x: start, y }, shown),
  );
}

function columnHead(width) {
  return COLUMN_HEAD.map((text, index) =>
    h("text", { class: "rr-picture__soft", x: width, y: 11 + index * 13, "text-anchor": "end" }, text),
  );
}

function headWidth() {
  return Math.max(...COLUMN_HEAD.map((text) => textWidth(text, 11)));
}

function sign(name) {
  return h(
    "svg",
    {
      class: "rr-picture__sign",
      viewBox: "0 0 18 10",
      width: 18,
      height: 10,
      role: "img",
      "aria-label": name === "low" ? "(light)" : "(dark)",
    },
    h("rect", { class: `rr-picture__bar--${name}`, x: 1, y: 1, width: 16, height: 8 }),
  );
}

function middleOf(spec, isSpread) {
  return isSpread ? spec.middle : 0;
}

export function validate(spec) {
  check.require(
    !isOfSpread(spec) || isNumber(spec.middle),
    "drivers.middle",
    "must be a number where inputs have spreads",
  );
  check.require(
    spec.bars.some((bar) => hasBar(bar) || isNumber(bar.elasticity)),
    "drivers.bars",
    "must hold one with low and high, or an elasticity",
  );
}

function isOfSpread(spec) {
  return spec.bars.some(hasBar);
}

function hasBar(bar) {
  return isNumber(bar.low) && isNumber(bar.high);
}

function isNumber(value) {
  return typeof value === "number";
}

/** The median without its unit, which stands at the axis. */
function middleText(spec) {
  const isPart = spec.unit_text === "%" || spec.unit_text === "CE";
  return isPart ? amount(spec.middle, spec) : numberText(spec.middle, FEW_DIGITS);
}

function amount(value, spec) {
  return spec.unit_text === "%" || spec.unit_text === "CE"
    ? tickText(value, spec.unit_text)
    : amountText(value, spec.unit_text, FEW_DIGITS);
}

function signed(value) {
  const size = Math.abs(value).toFixed(2);
  return Number(size) === 0 ? "0.00" : `${value < 0 ? "−" : "+"}${size}`;
}
