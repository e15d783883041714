// How likely which result is: a histogram with the 90 % interval shaded, the median, and numbers to compare it with.
//
// {kind: "distribution", label, unit_text, is_logarithmic, edges: n+1 numbers, counts: n numbers,
//  below, above: shares of the draws outside the edges (optional), p5, p50, p95 (optional),
//  marks: [{value, label}] such as {value: 63e6, label: "stated 63 million"} (optional),
//  compare: {label, edges, counts, below, above, p5, p50, p95} on the same kind of axis (optional)}

import { Axis, drawFoot, footHeight } from "./axis.mjs";
import * as check from "./check.mjs";
import { drawFlags, flagsHeight, placeFlags } from "./flags.mjs";
import { amountText, numberText } from "./number.mjs";
import { textWidth } from "./text.mjs";
import { h, round } from "./tree.mjs";

// A number to compare with may stretch the axis as long as the histogram keeps this share of it.
const LEAST_SHARE = 0.3;
const SIDE = 12;
// Below the bars: the line of the 90 % interval, with its ends.
const INTERVAL = 30;
const FEW_DIGITS = 3; // draws do not fix more

const histogram = {
  edges: check.list(check.number, 2),
  counts: check.list(check.number, 1),
  below: check.optional(check.number),
  above: check.optional(check.number),
  p5: check.optional(check.number),
  p50: check.optional(check.number),
  p95: check.optional(check.number),
};

export const keys = {
  label: check.text,
  unit_text: check.text,
  is_logarithmic: check.flag,
  ...histogram,
  marks: check.optional(check.list(check.shape({ value: check.number, label: check.text }))),
  compare: check.optional(check.shape({ label: check.text, is_logarithmic: check.optional(check.flag), ...histogram })),
};

export function validate(spec) {
  for (const [place, each] of [
    ["distribution", spec],
    ["distribution.compare", spec.compare],
  ]) {
    if (!each) continue;
    check.require(each.edges.length === each.counts.length + 1, place, "needs one edge more than counts");
    check.require(
      each.edges.every((edge, index) => !index || edge > each.edges[index - 1]),
      `${place}.edges`,
      "must rise",
    );
    check.require(!spec.is_logarithmic || each.edges[0] > 0, `${place}.edges`, "must be above 0 on a logarithmic axis");
  }
}

export function title(spec) {
  return spec.label;
}

export function describe(spec) {
  const { p5, p50, p95 } = spec;
  const parts = [];
  if (isNumber(p50)) parts.push(`median ${amountText(p50, spec.unit_text, FEW_DIGITS)}`);
  if (isNumber(p5) && isNumber(p95)) {
    parts.push(`90 % of the draws between ${few(p5, spec)} and ${amountText(p95, spec.unit_text, FEW_DIGITS)}`);
  }
  if (spec.compare && isNumber(spec.compare.p50))
    parts.push(`${spec.compare.label}: median ${amountText(spec.compare.p50, spec.unit_text, FEW_DIGITS)}`);
  return sentence([...parts, ...(spec.marks ?? []).map((mark) => mark.label)].join("; "));
}

export function draw(spec, { width, isNarrow }) {
  const axis = axisOf(spec, width);
  const flags = placeFlags(labels(spec, axis), width);
  const top = flagsHeight(flags) + 4;
  const base = top + (isNarrow ? 110 : 150);
  const foot = base + (hasInterval(spec) ? INTERVAL : 0);
  const tallest = Math.max(...densities(spec, axis), ...(spec.compare ? densities(spec.compare, axis) : []));
  const shape = (each, from, to) => steps(each, axis, { from, to, base, scale: (base - top) / tallest });
  const [p5, p95] = hasInterval(spec) ? [spec.p5, spec.p95] : [-Infinity, Infinity];
  return {
    height: foot + footHeight(axis, { width }),
    children: [
      drawFoot(axis, top, foot, { width }),
      h("path", { class: "rr-picture__tail", d: shape(spec, -Infinity, p5) + shape(spec, p95, Infinity) }),
      h("path", { class: "rr-picture__body", d: shape(spec, p5, p95) }),
      spec.compare &&
        h("path", { class: "rr-picture__compared", d: shape(spec.compare, -Infinity, Infinity).slice(0, -1) }),
      hasInterval(spec) && h("line", { class: "rr-picture__axis", x1: axis.start, x2: axis.end, y1: base, y2: base }),
      hasInterval(spec) && drawInterval(spec, axis, base + 10, width),
      drawFlags(flags, top, base),
    ],
  };
}

export function table(spec) {
  const total = spec.counts.reduce((sum, count) => sum + count, 0) / (1 - (spec.below ?? 0) - (spec.above ?? 0));
  const share = (part) => amountText(part * 100, "%", FEW_DIGITS);
  const range = (index) => `${few(spec.edges[index], spec)} to ${few(spec.edges[index + 1], spec)}`;
  const outside = (part, words, edge) => (part ? [[`${words} ${few(edge, spec)}`, share(part)]] : []);
  return {
    head: [[spec.label, unitWords(spec)].filter(Boolean).join(", "), "Share of the draws"],
    rows: [
      ...[
        ["5th percentile", spec.p5],
        ["Median", spec.p50],
        ["95th percentile", spec.p95],
      ]
        .filter(([, value]) => isNumber(value))
        .map(([words, value]) => [`${words}: ${few(value, spec)}`, ""]),
      ...(spec.marks ?? []).map((mark) => [`${mark.label}: ${few(mark.value, spec, 4)}`, ""]),
      ...outside(spec.below, "below", spec.edges[0]),
      ...spec.counts.map((count, index) => [range(index), share(total ? count / total : 0)]),
      ...outside(spec.above, "above", spec.edges.at(-1)),
    ],
  };
}

/** The axis of the histograms; marks that lie too far off do not stretch it, and are pointed at instead. */
function axisOf(spec, width) {
  const options = {
    start: SIDE,
    end: width - SIDE,
    unitText: spec.unit_text,
    isLogarithmic: spec.is_logarithmic,
    isExact: true,
  };
  const ends = [spec.edges[0], spec.edges.at(-1)];
  if (spec.compare) ends.push(spec.compare.edges[0], spec.compare.edges.at(-1));
  let axis = new Axis(ends, options);
  for (const { value } of spec.marks ?? []) {
    if (spec.is_logarithmic && value <= 0) continue;
    const wider = new Axis([axis.low, axis.high, value], options);
    const share = (wider.place(Math.max(...ends)) - wider.place(Math.min(...ends))) / (wider.end - wider.start);
    if (share >= LEAST_SHARE) axis = wider;
  }
  return axis;
}

function labels(spec, axis) {
  const found = [];
  if (isNumber(spec.p50))
    found.push({ value: spec.p50, text: `median ${few(spec.p50, spec)}`, className: "rr-picture__flag--median" });
  if (spec.compare && isNumber(spec.compare.p50)) {
    found.push({ value: spec.compare.p50, text: spec.compare.label, className: "rr-picture__flag--compared" });
  }
  for (const mark of spec.marks ?? [])
    found.push({ value: mark.value, text: mark.label, className: "rr-picture__flag--mark" });
  return found.map((item) => {
    if (axis.holds(item.value)) return { ...item, x: axis.place(item.value) };
    const isHigh = item.value > axis.high;
    return { ...item, x: isHigh ? axis.end : axis.start, text: isHigh ? `${item.text} →` : `← ${item.text}` };
  });
}

/** Draws per pixel: bins of two histograms need not have one width. */
function densities(each, axis) {
  const total = each.counts.reduce((sum, count) => sum + count, 0) || 1;
  return each.counts.map(
    (count, index) => count / total / (axis.place(each.edges[index + 1]) - axis.place(each.edges[index])),
  );
}

/** The outline of the bars between two values, as a path. */
function steps(each, axis, { from, to, base, scale }) {
  let path = "";
  densities(each, axis).forEach((density, index) => {
    const left = Math.max(each.edges[index], from);
    const right = Math.min(each.edges[index + 1], to);
    if (left >= right) return;
    const start = path ? "" : `M${round(axis.place(left))} ${round(base)}`;
    path += `${start}V${round(base - density * scale)}H${round(axis.place(right))}`;
  });
  return path && `${path}V${round(base)}Z`;
}

/** The line of the 90 % interval, its ends written beside it, or below where there is no room. */
function drawInterval(spec, axis, y, width) {
  const [left, right] = [spec.p5, spec.p95].map((value) =>
    round(Math.min(Math.max(axis.place(value), axis.start), axis.end)),
  );
  const [low, high] = [few(spec.p5, spec), few(spec.p95, spec)];
  const isBeside = left - 6 - textWidth(low, 11, true) >= 0 && right + 6 + textWidth(high, 11, true) <= width;
  const text = (words, x, line, anchor) => h("text", { x, y: line, "text-anchor": anchor }, words);
  const name = "90 %";
  const half = right - left > textWidth(name, 11, true) + 30 ? textWidth(name, 11, true) / 2 + 3 : 0;
  const middle = round((left + right) / 2);
  return h(
    "g",
    { class: "rr-picture__interval" },
    h("path", { d: `M${left} ${y - 4}v8m0-4H${middle - half}m${2 * half} 0H${right}m0-4v8` }),
    half && text(name, middle, y + 4, "middle"),
    isBeside
      ? text(low, left - 6, y + 4, "end")
      : text(low, Math.max(left, 0), y + 17, left > textWidth(low, 11, true) / 2 ? "middle" : "start"),
    isBeside
      ? text(high, right + 6, y + 4, "start")
      : text(high, right, y + 17, width - right > textWidth(high, 11, true) / 2 ? "middle" : "end"),
  );
}

function few(value, spec, digits = FEW_DIGITS) {
  return spec.unit_text === "CE" || spec.unit_text === "%"
    ? amountText(value, spec.unit_text, digits)
    : numberText(value, digits);
}

function unitWords(spec) {
  return spec.unit_text === "CE" || spec.unit_text === "%" ? "" : spec.unit_text;
}

function hasInterval(spec) {
  return isNumber(spec.p5) && isNumber(spec.p95);
}

function isNumber(value) {
  return typeof value === "number";
}

function sentence(text) {
  return text && `${text[0].toUpperCase()}${text.slice(1)}.`;
}
