// Rival numbers side by side: a row for each, with its range, on one axis.
//
// {kind: "intervals", label (optional), unit_text, is_logarithmic (optional; chosen by itself), rows: [{
//    label, text: the number as written, value (null where there is a range alone), p5, p95 (optional), url (optional),
//    kind: source | forecast | ours | fallen (optional: source), is_chosen: the one that is taken now (optional),
//    group: the heading that it stands below (optional; rows of one group follow one another),
//    bound: at_least | at_most (optional), recomputed: what its own sum gives (optional),
//    origin: a short sign for where it comes from, tie: rows that follow one another with the same tie are of one
//    origin (both optional), detail: what is told when it is pointed at (optional)}]}

import { Axis, drawFoot, footHeight } from "./axis.mjs";
import * as check from "./check.mjs";
import { numberText } from "./number.mjs";
import { lines as wrapped, textWidth } from "./text.mjs";
import { h, round } from "./tree.mjs";

const ROW = 36;
const HEADING = 26;
const LINE = 15;
const MOST_LINES = { heading: 3, label: 2 };
const SIDE = 10;
const ARROW = 28;
const INDENT = 34;
const KINDS = ["source", "forecast", "ours", "fallen"];

export const keys = {
  label: check.optional(check.text),
  unit_text: check.text,
  is_logarithmic: check.optional(check.flag),
  rows: check.list(
    check.shape({
      label: check.text,
      text: check.text,
      value: check.optional(check.number),
      p5: check.optional(check.number),
      p95: check.optional(check.number),
      url: check.optional(check.url),
      kind: check.optional(check.oneOf(...KINDS)),
      is_chosen: check.optional(check.flag),
      group: check.optional(check.text),
      bound: check.optional(check.oneOf("at_least", "at_most")),
      recomputed: check.optional(check.number),
      origin: check.optional(check.text),
      tie: check.optional(check.text),
      detail: check.optional(check.text),
    }),
    1,
  ),
};

export function validate(spec) {
  spec.rows.forEach((row, index) => {
    const place = `intervals.rows[${index}]`;
    check.require(isNumber(row.p5) === isNumber(row.p95), place, "needs both p5 and p95, or neither");
    check.require(isNumber(row.value) || isNumber(row.p5), place, "needs a value or a range");
  });
}

export function title(spec) {
  return spec.label ?? "Side by side";
}

export function describe(spec) {
  const told = spec.rows.map((row) => `${row.label}: ${row.text}`);
  return `${told.slice(0, 12).join("; ")}${told.length > 12 ? `; and ${told.length - 12} more` : ""}.`;
}

export function draw(spec, { width, isNarrow }) {
  const isIndented = spec.rows.some((row) => row.origin || row.is_chosen);
  const indent = isIndented ? INDENT : 0;
  const arrow = (bound) => (spec.rows.some((row) => row.bound === bound) ? ARROW : 0);
  const axis = new Axis(spec.rows.flatMap(numbersOf), {
    start: indent + SIDE + arrow("at_most"),
    end: width - SIDE - arrow("at_least"),
    unitText: spec.unit_text,
    isLogarithmic: spec.is_logarithmic ?? null,
  });
  const children = [];
  const labels = spec.rows.map((row) => labelOf(row, { width, indent, isNarrow }));
  const heights = labels.map((label) => ROW + (label.length - 1) * LINE);
  let y = 4;
  let group = null;
  spec.rows.forEach((row, index) => {
    if (row.group && row.group !== group) {
      const heading = wrapped(row.group, width, MOST_LINES.heading, 13, true);
      children.push(drawHeading(heading, y + HEADING - 8));
      y += HEADING + (heading.length - 1) * LINE;
    }
    group = row.group ?? null;
    const place = { y, width, indent, label: labels[index], height: heights[index] };
    children.push(drawTie(spec.rows, index, { y, heights }), drawRow(row, axis, place));
    y += heights[index];
  });
  return {
    height: y + 4 + footHeight(axis, { width }),
    hasLinks: spec.rows.some((row) => row.url),
    children: [drawFoot(axis, 0, y + 4, { width }), h("g", {}, children)],
  };
}

export function legend(spec) {
  const has = (isSo) => spec.rows.some(isSo);
  const ties = has((row) => row.tie) ? "; a line ties rows of one origin together" : "";
  const signs = [
    has((row) => row.is_chosen) && [null, "▸ the one that is taken now"],
    has((row) => row.origin) && [null, `The number at the left is the origin${ties}.`],
    has((row) => isNumber(row.p5)) && [
      "source",
      "range",
      h("path", { class: "rr-picture__range", d: "M-12 0H12" }),
      h("path", { class: "rr-picture__end", d: "M-12-4V4M12-4V4" }),
    ],
    has((row) => row.bound) && [
      "source",
      "at least, at most",
      h("path", { class: "rr-picture__end", d: "M-10 0H12M6-5 12 0 6 5" }),
    ],
    has((row) => row.kind === "forecast") && ["forecast", "forecast or early estimate", drawPoint("forecast", 0, 0)],
    has((row) => row.kind === "ours") && ["ours", "our own", drawPoint("ours", 0, 0)],
    has((row) => isNumber(row.recomputed)) && ["source", "what its own sum gives", drawCross(0, 0)],
    has((row) => row.kind === "fallen") && ["fallen", "withdrawn or superseded", drawPoint("fallen", 0, 0)],
  ].filter(Boolean);
  return (
    signs.length > 0 &&
    h(
      "ul",
      { class: "rr-picture__legend" },
      signs.map(([kind, words, ...drawn]) => h("li", {}, kind && sign(kind, drawn), " ", words)),
    )
  );
}

export function table(spec) {
  const columns = [
    [
      "Range",
      (row) => (isNumber(row.p5) ? `${numberText(row.p5)} to ${numberText(row.p95)}` : "no range stated"),
      (row) => isNumber(row.p5),
    ],
    [
      "Its own sum gives",
      (row) => (isNumber(row.recomputed) ? numberText(row.recomputed) : "—"),
      (row) => isNumber(row.recomputed),
    ],
    ["Of", (row) => row.group ?? "—", (row) => row.group],
    ["Origin", (row) => row.origin ?? "—", (row) => row.origin],
  ].filter(([, , isThere]) => spec.rows.some(isThere));
  const name = (row) => (row.is_chosen ? `${row.label} (taken now)` : row.label);
  return {
    head: [
      spec.label ?? "Claim",
      spec.unit_text ? `Value, ${spec.unit_text}` : "Value",
      ...columns.map(([head]) => head),
    ],
    rows: spec.rows.map((row) => [
      row.url ? h("a", { href: row.url }, name(row)) : name(row),
      row.text,
      ...columns.map(([, cell]) => cell(row)),
    ]),
  };
}

function labelOf(row, { width, indent, isNarrow }) {
  const room = width - indent - textWidth(row.text, 12, true) - (isNarrow ? 10 : 24);
  return wrapped(row.label, Math.max(room, 60), MOST_LINES.label, 12, row.is_chosen);
}

function drawHeading(texts, y) {
  return texts.map((text, index) =>
    h("text", { class: "rr-picture__heading rr-picture__halo", x: 0, y: y + index * LINE }, text),
  );
}

function drawRow(row, axis, { y, width, indent, label, height }) {
  const kind = row.kind ?? "source";
  const names = label.map((text, index) => {
    const look = `rr-picture__halo rr-picture__name${row.is_chosen ? " rr-picture__strong" : ""}`;
    return h("text", { class: look, x: indent, y: y + 13 + index * LINE }, text);
  });
  return h(
    "g",
    { class: `rr-picture__row rr-picture__row--${kind}` },
    h("title", {}, row.detail ?? `${row.label}: ${row.text}`),
    (row.origin || row.is_chosen) &&
      h("text", { class: "rr-picture__origin", x: 0, y: y + 13 }, row.is_chosen ? "▸" : row.origin),
    row.url ? h("a", { href: row.url }, names) : names,
    h("text", { class: "rr-picture__number rr-picture__halo", x: width, y: y + 13, "text-anchor": "end" }, row.text),
    drawMark(row, kind, axis, y + height - 11),
    h("line", { class: "rr-picture__between", x1: indent, x2: width, y1: y + height - 1, y2: y + height - 1 }),
  );
}

function drawMark(row, kind, axis, y) {
  const [p5, p95, value, recomputed] = [row.p5, row.p95, row.value, row.recomputed].map((number) =>
    isNumber(number) ? round(axis.place(number)) : null,
  );
  const start = value ?? p5;
  return [
    p5 !== null && h("path", { class: "rr-picture__range", d: `M${p5} ${y}H${p95}` }),
    p5 !== null && h("path", { class: "rr-picture__end", d: `M${p5} ${y - 4}V${y + 4}M${p95} ${y - 4}V${y + 4}` }),
    recomputed !== null && h("line", { class: "rr-picture__way", x1: start, x2: recomputed, y1: y, y2: y }),
    recomputed !== null && drawCross(recomputed, y),
    row.bound &&
      h("path", {
        class: "rr-picture__end",
        d: row.bound === "at_least" ? `M${start} ${y}h24m-6-5 6 5-6 5` : `M${start} ${y}h-24m6-5-6 5 6 5`,
      }),
    value !== null && drawPoint(kind, value, y),
  ];
}

/** Kinds differ in shape and filling, not only in colour. */
function drawPoint(kind, x, y) {
  if (kind === "ours") return h("path", { class: "rr-picture__point", d: `M${x} ${y - 6}l6 6-6 6-6-6Z` });
  return h("circle", { class: "rr-picture__point", cx: x, cy: y, r: 5 });
}

function drawCross(x, y) {
  return h("path", { class: "rr-picture__cross", d: `M${x - 4} ${y - 4}l8 8m-8 0 8-8` });
}

/** The line that begins at the first of several rows of one origin. */
function drawTie(rows, index, { y, heights }) {
  const { tie, group } = rows[index];
  const isSame = (row) => row && row.tie === tie && row.group === group;
  if (!tie || isSame(rows[index - 1])) return null;
  let count = 1;
  while (isSame(rows[index + count])) count += 1;
  const height = heights.slice(index, index + count).reduce((sum, one) => sum + one, 0);
  return (
    count > 1 && h("line", { class: "rr-picture__tie", x1: INDENT - 7, x2: INDENT - 7, y1: y + 4, y2: y + height - 6 })
  );
}

function sign(kind, drawn) {
  return h(
    "svg",
    {
      class: `rr-picture__sign rr-picture__row rr-picture__row--${kind}`,
      viewBox: "-14 -8 28 16",
      width: 28,
      height: 16,
      "aria-hidden": "true",
    },
    drawn,
  );
}

function numbersOf(row) {
  return [row.value, row.recomputed, row.p5, row.p95].filter(isNumber);
}

function isNumber(value) {
  return typeof value === "number";
}
