// How results follow one input: a line for each, labelled at its end, with its 90 % interval as a band.
//
// {kind: "lines", x: {label, unit_text, is_logarithmic, values}, y: {label, unit_text, is_logarithmic},
//  family: the input that differs from line to line (optional, told below);
//  series: [{label, values, p5, p95 (lists, optional), is_dashed (optional)}], one number or null for each of x.values;
//  marks: [{x, y, label, name: what it is, told below (optional)}] (optional; without y a line across the height)}
//
// Where each of three or more lines has its mark, a dashed line joins them: the frontier. Where each mark is the
// lowest point of its line, as of lines of equal compute, the picture ends soon above them, for what lies far above
// would press the lowest points flat.

import { Axis, drawFoot, footHeight, wordsLines } from "./axis.mjs";
import * as check from "./check.mjs";
import { drawFlags, flagsHeight, placeFlags } from "./flags.mjs";
import { amountText } from "./number.mjs";
import { lines as wrapped, textWidth } from "./text.mjs";
import { h, round } from "./tree.mjs";

const HUES = 6;
const LINE = 14;
const MOST_ROWS = 40;
const HEIGHT = { wide: 264, narrow: 194 };
const MOST_LABEL_LINES = 4;
const WORDS_LINE = 14;
// Nearer than so many pixels over this share of its length, a line covers another.
const NEAR = 1.5;
const COVERING_SHARE = 0.6;
const SCALES = { thousand: "thousands", million: "millions", billion: "billions", trillion: "trillions" };
const values = check.list(check.optional(check.number));

export const keys = {
  x: check.shape({
    label: check.text,
    unit_text: check.text,
    is_logarithmic: check.flag,
    values: check.list(check.number, 2),
  }),
  y: check.shape({ label: check.text, unit_text: check.text, is_logarithmic: check.flag }),
  family: check.optional(check.text),
  series: check.list(
    check.shape({
      label: check.text,
      values,
      p5: check.optional(values),
      p95: check.optional(values),
      is_dashed: check.optional(check.flag),
    }),
    1,
  ),
  marks: check.optional(
    check.list(
      check.shape({
        x: check.number,
        y: check.optional(check.number),
        label: check.text,
        name: check.optional(check.text),
      }),
    ),
  ),
};

export function validate(spec) {
  spec.series.forEach((series, index) => {
    for (const name of ["values", "p5", "p95"]) {
      const isFit = !series[name] || series[name].length === spec.x.values.length;
      check.require(
        isFit,
        `lines.series[${index}].${name}`,
        `needs ${spec.x.values.length} numbers, one for each of x.values`,
      );
    }
  });
}

export function title(spec) {
  return `${spec.y.label} by ${spec.x.label}`;
}

export function describe(spec) {
  const told = spec.series.map((series) => {
    const places = series.values.flatMap((value, index) => (isNumber(value) ? [index] : []));
    if (!places.length) return `${series.label}: no value`;
    const at = (index) =>
      `${amountText(series.values[index], spec.y.unit_text)} at ${amountText(spec.x.values[index], spec.x.unit_text)}`;
    return `${series.label}: ${at(places[0])}, ${at(places.at(-1))}`;
  });
  return `${[...told, ...(spec.marks ?? []).map((mark) => mark.label)].join("; ")}.`;
}

export function legend(spec) {
  const named = (spec.marks ?? []).filter((mark) => mark.name);
  const names = [...new Set(named.map((mark) => mark.name))];
  const notes = spec.family ? [`The lines differ in one input: ${spec.family}.`] : [];
  const told = names.length === 1 && named.length > 1 ? names : named.map((mark) => `${mark.name} (${mark.label})`);
  const joined = isFrontier(spec) ? "; the dashed line joins them" : "";
  if (told.length) notes.push(`Marked: ${told.join("; ")}${joined}.`);
  return notes.length > 0 && h("p", { class: "rr-picture__note" }, notes.join(" "));
}

export function draw(spec, { width, isNarrow }) {
  const frame = frameOf(spec, width, isNarrow);
  const { x, y, top, foot } = frame;
  const hasPlace = (value) => isNumber(value) && (!y.isLogarithmic || value > 0);
  const point = (list) => (index) => `${round(x.place(spec.x.values[index]))} ${round(y.place(list[index]))}`;
  const band = ({ p5, p95 }) =>
    runs(p5.map((value, index) => hasPlace(value) && hasPlace(p95[index]))).map(
      (run) => `M${[...run.map(point(p5)), ...run.map(point(p95)).reverse()].join("L")}Z`,
    );
  const hue = (index) => `rr-picture__hue-${(index % HUES) + 1}`;
  return {
    height: foot + footHeight(x, frame.below),
    children: [
      drawFoot(x, top, foot, frame.below),
      drawSide(y, x, frame.words),
      spec.series.map(
        (series, index) =>
          series.p5 && series.p95 && h("path", { class: `rr-picture__band ${hue(index)}`, d: band(series).join("") }),
      ),
      spec.series.map((series, index) =>
        h("path", {
          class: `rr-picture__line ${hue(index)}${dashes(series, index, frame.curves)}`,
          d: frame.curves[index].map(pathOf).join(""),
        }),
      ),
      isFrontier(spec) &&
        h("path", {
          class: "rr-picture__frontier",
          d: pathOf(frame.points.map((mark) => ({ x: x.place(mark.x), y: y.place(mark.y) }))),
        }),
      h(
        "g",
        {},
        frame.labels.map((label) => drawLabel(label, x.end, hue(label.index))),
      ),
      drawFlags(frame.flags, top, foot),
      drawPoints(frame),
    ],
  };
}

export function table(spec) {
  const every = Math.ceil(spec.x.values.length / MOST_ROWS);
  const rows = spec.x.values.flatMap((value, index) =>
    index % every === 0 || index === spec.x.values.length - 1 ? [{ value, index }] : [],
  );
  const cell = (list, index) => (isNumber(list[index]) ? amountText(list[index], spec.y.unit_text) : "no value");
  return {
    head: [
      spec.x.label,
      ...spec.series.flatMap((series) => (series.p5 && series.p95 ? [series.label, "5 %", "95 %"] : [series.label])),
    ],
    rows: [
      ...rows.map(({ value, index }) => [
        amountText(value, spec.x.unit_text),
        ...spec.series.flatMap((series) =>
          (series.p5 && series.p95 ? [series.values, series.p5, series.p95] : [series.values]).map((list) =>
            cell(list, index),
          ),
        ),
      ]),
      ...(spec.marks ?? []).map((mark) => [
        `${mark.label}: ${amountText(mark.x, spec.x.unit_text)}`,
        isNumber(mark.y) ? amountText(mark.y, spec.y.unit_text) : "",
      ]),
    ],
  };
}

/** The places that follow one another without a gap: [true, false, true, true] → [[0], [2, 3]]. */
function runs(isThere) {
  const found = [];
  isThere.forEach((is, index) => {
    if (is && isThere[index - 1]) found.at(-1).push(index);
    else if (is) found.push([index]);
  });
  return found;
}

/** Both axes, and what stands around them. */
function frameOf(spec, width, isNarrow) {
  const marks = spec.marks ?? [];
  const size = isNarrow ? HEIGHT.narrow : HEIGHT.wide;
  const shown = numbersShown(spec);
  const heights = { unitText: spec.y.unit_text, isLogarithmic: isLogarithmic(spec, shown), isUpright: true };
  const upright = (start, end) => new Axis(shown.length ? shown : [0, 1], { ...heights, start, end });
  const left = Math.max(...upright(size, 0).ticks.map((tick) => textWidth(tick.text, 11)), 20) + 8;
  const isLabelled = spec.series.length > 1;
  const room = isLabelled
    ? Math.min(Math.max(...spec.series.map((series) => labelWidth(series))) + 14, isNarrow ? 110 : 200)
    : 10;
  const ends = [...spec.x.values, ...marks.map((mark) => mark.x)];
  const x = new Axis(ends, {
    start: left,
    end: width - room,
    unitText: spec.x.unit_text,
    isLogarithmic: spec.x.is_logarithmic,
    isExact: true,
  });
  const isAcross = (mark) => !isNumber(mark.y) && x.holds(mark.x);
  const flags = placeFlags(
    marks
      .filter(isAcross)
      .map((mark) => ({ x: x.place(mark.x), text: mark.label, className: "rr-picture__flag--mark" })),
    width,
  );
  const words = wordsLines(axisWords(spec.y.label, upright(size, 0)), width);
  const top = 10 + words.length * WORDS_LINE + flagsHeight(flags);
  const foot = top + 6 + size;
  // A line along the foot would be taken for the axis, unless it is at 0.
  const y = upright(isLogarithmic(spec, shown) ? foot - 6 : foot, top + 6);
  const points = marks.filter((mark) => isNumber(mark.y) && (!y.isLogarithmic || mark.y > 0));
  const curves = spec.series.map((series) => curvesOf(series, spec, { x, y, top }));
  return {
    ...{ x, y, top, foot, flags, points, words, curves },
    below: { width, words: axisWords(spec.x.label, x) },
    labels: isLabelled ? labelsOf(spec, { curves, x, room, top, foot }) : [],
  };
}

/** The numbers that the upright axis has to hold. */
function numbersShown(spec) {
  const heights = (spec.marks ?? []).map((mark) => mark.y).filter(isNumber);
  const numbers = spec.series
    .flatMap((series) => [series.values, series.p5 ?? [], series.p95 ?? []].flat())
    .concat(heights)
    .filter(isNumber);
  if (isLogarithmic(spec, numbers)) return numbers.filter((number) => number > 0);
  if (!isFrontier(spec) || !hasLowestMarked(spec)) return numbers;
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const limit = high + (high - low);
  return low === high ? numbers : numbers.filter((number) => number <= limit);
}

function isLogarithmic(spec, numbers) {
  return spec.y.is_logarithmic && numbers.some((number) => number > 0);
}

function isFrontier(spec) {
  const heights = (spec.marks ?? []).filter((mark) => isNumber(mark.y));
  return heights.length > 2 && heights.length === spec.series.length;
}

/** Whether each line has its mark at its lowest point; both stand in one order. */
function hasLowestMarked(spec) {
  const heights = spec.marks.map((mark) => mark.y).filter(isNumber);
  return spec.series.every((series, index) => {
    const found = series.values.filter(isNumber);
    const [low, high] = [Math.min(...found), Math.max(...found)];
    return found.length > 0 && high > low && heights[index] <= low + (high - low) * 0.01;
  });
}

/** The parts of a line, as lists of points within the picture. */
function curvesOf({ values }, spec, { x, y, top }) {
  const hasPlace = (value) => isNumber(value) && (!y.isLogarithmic || value > 0);
  const point = (index) => ({ x: x.place(spec.x.values[index]), y: y.place(values[index]) });
  return runs(values.map(hasPlace)).flatMap((run) => cut(run.map(point), top));
}

/** What of a line lies below `top`. */
function cut(points, top) {
  const found = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const isIn = point.y >= top;
    if (before && isIn !== before.y >= top) {
      const crossing = { x: before.x + ((top - before.y) / (point.y - before.y)) * (point.x - before.x), y: top };
      if (isIn) found.push([crossing]);
      else found.at(-1).push({ ...crossing, isCut: true });
    } else if (isIn && !before) found.push([]);
    if (isIn) found.at(-1).push(point);
  });
  return found;
}

function pathOf(points) {
  return `M${points.map((point) => `${round(point.x)} ${round(point.y)}`).join("L")}`;
}

/** Dashed as the spec says, or where it lies on an earlier line, which shows between the dashes. */
function dashes(series, index, curves) {
  if (series.is_dashed) return " rr-picture__line--dashed";
  const own = curves[index].flat();
  const isOn = (point, other) => Math.abs(point.x - other.x) < NEAR && Math.abs(point.y - other.y) < NEAR;
  const covers = (earlier) => {
    const others = earlier.flat();
    return own.filter((point) => others.some((other) => isOn(point, other))).length > own.length * COVERING_SHARE;
  };
  return curves.slice(0, index).some(covers) ? " rr-picture__line--over" : "";
}

/** As people write it on a line: a power of ten alone. */
function lineLabel(series) {
  return series.label.replace(/^1 × (?=10)/, "");
}

function labelWidth(series) {
  return textWidth(lineLabel(series), 12, true);
}

/** The labels at the ends of the lines, pushed apart. */
function labelsOf(spec, { curves, x, room, top, foot }) {
  const found = spec.series.flatMap((series, index) => {
    const points = curves[index].flat();
    if (!points.length) return [];
    const { x: from, y: at, isCut } = points.at(-1);
    const mean = points.reduce((sum, point) => sum + point.y, 0) / points.length;
    const texts = wrapped(lineLabel(series), room - 14, MOST_LABEL_LINES, 12, true);
    // Beside the place where a line leaves the picture there is nothing else.
    return [{ index, from, at, mean, texts, left: isCut ? Math.min(from + 8, x.end + 12) : x.end + 12, isCut }];
  });
  // Lines that end at one place stand in the order in which they came there.
  found.sort((one, other) => (Math.abs(one.at - other.at) < NEAR ? one.mean - other.mean : one.at - other.at));
  let free = top - LINE;
  for (const label of found) {
    label.y = Math.max(label.at - ((label.texts.length - 1) * LINE) / 2, free + LINE);
    free = label.y + (label.texts.length - 1) * LINE;
  }
  // Those that were pushed below the foot push back.
  let limit = foot;
  for (const label of found.reverse()) {
    const height = (label.texts.length - 1) * LINE;
    label.y = Math.min(label.y, limit - height);
    limit = label.y - LINE;
  }
  return found;
}

function drawLabel(label, end, hue) {
  return h(
    "g",
    { class: `rr-picture__label ${hue}` },
    !label.isCut &&
      h("path", {
        d: `M${round(label.from)} ${round(label.at)}H${round(end + 2)}L${round(end + 9)} ${round(label.y)}`,
      }),
    label.texts.map((text, index) =>
      h("text", { class: "rr-picture__halo", x: label.left, y: label.y + 4 + index * LINE }, text),
    ),
  );
}

function drawSide(y, x, words) {
  return [
    y.ticks.map((tick) => [
      h("line", { class: "rr-picture__grid", x1: x.start, x2: x.end, y1: tick.place, y2: tick.place }),
      h("text", { class: "rr-picture__tick", x: x.start - 6, y: tick.place + 4, "text-anchor": "end" }, tick.text),
    ]),
    words.map((line, index) => h("text", { class: "rr-picture__unit", x: 0, y: 11 + index * WORDS_LINE }, line)),
  ];
}

/** "Parameters, billions": a unit does not say again what the label says, nor what each number says. */
function axisWords(label, axis) {
  const unit = { "%": "", CE: "" }[axis.unitText] ?? axis.unitText;
  const [scale, noun] = unit.split(" ").length === 2 && unit.split(" ")[0] in SCALES ? unit.split(" ") : ["", unit];
  const isSaid = noun && label.toLowerCase().split(/[^a-z]+/).includes(noun.toLowerCase());
  return [label, axis.wordsWith(isSaid ? (SCALES[scale] ?? "") : unit)].filter(Boolean).join(", ");
}

/** The marked points, each with its label where that has room; those that have none are told in the table. */
function drawPoints({ points, curves, x, y, top, foot }) {
  const places = points.map((mark) => ({ x: x.place(mark.x), y: y.place(mark.y) }));
  const obstacles = [...curves.flat(2), ...places];
  const taken = [];
  return points.map((mark, index) => {
    const place = places[index];
    const length = textWidth(mark.label, 12, true);
    const boxes = sidesOf(place, length).filter(
      (box) => box.x1 >= x.start && box.x2 <= x.end + 10 && box.y1 >= top - 8 && box.y2 <= foot,
    );
    const cost = (box) =>
      taken.filter((other) => isOver(box, other)).length * 1000 +
      obstacles.filter((point) => point !== place && isWithin(point, box)).length;
    const best = boxes.reduce((found, box) => (!found || cost(box) < cost(found) ? box : found), null);
    const isShown = best && (cost(best) < 1000 || points.length < 3);
    if (isShown) taken.push(best);
    return h(
      "g",
      { class: "rr-picture__mark" },
      h("title", {}, mark.name ? `${mark.label}: ${mark.name}` : mark.label),
      h("circle", { cx: place.x, cy: place.y, r: 5 }),
      isShown && h("text", { class: "rr-picture__halo rr-picture__strong", x: best.x1, y: best.y2 - 3 }, mark.label),
    );
  });
}

/** Where a label `length` wide may stand beside a point, the best first. */
function sidesOf({ x, y }, length) {
  const [above, below] = [y - 21, y + 7];
  return [
    [x + 6, above],
    [x - 6 - length, above],
    [x - length / 2, above - 2],
    [x - length / 2, below],
    [x + 6, below],
    [x - 6 - length, below],
    [x + 10, y - 7],
    [x - 10 - length, y - 7],
  ].map(([x1, y1]) => ({ x1, y1, x2: x1 + length, y2: y1 + 14 }));
}

function isOver(box, other) {
  return box.x1 < other.x2 + 3 && other.x1 < box.x2 + 3 && box.y1 < other.y2 && other.y1 < box.y2;
}

function isWithin(point, box) {
  return point.x > box.x1 - 3 && point.x < box.x2 + 3 && point.y > box.y1 && point.y < box.y2;
}

function isNumber(value) {
  return typeof value === "number";
}
