// Labels above a picture, each beside a line that leads down to its number; none covers another or stands on its line.

import { shortened, textWidth } from "./text.mjs";
import { h } from "./tree.mjs";

const GAP = 5;
const ROW = 16;
const AIR = 6;

/**
 * Place labels: [{x, text, className}] → the same with `row` (0 is nearest to the picture), `x1`, `x2`, `isLeft`.
 * `width` is what they have in all.
 */
export function placeFlags(items, width) {
  const orders = [(one, other) => other.x - one.x, (one, other) => one.x - other.x];
  const attempts = orders.flatMap((order) =>
    [
      [false, true],
      [true, false],
    ].map((sides) => attempt([...items].sort(order), sides, width)),
  );
  return attempts.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

function cost(flags) {
  const crossings = flags.flatMap((flag) => flags.filter((other) => other !== flag && isCrossing(flag, other)));
  return crossings.length * 100 + Math.max(0, ...flags.map((flag) => flag.row));
}

/** Each in the lowest free row; where every row has a line through a text, in one where at least no two texts meet. */
function attempt(items, preferred, width) {
  const placed = [];
  for (const item of items) {
    const room = (isLeft) => (isLeft ? item.x : width - item.x) - GAP;
    const text = shortened(item.text, width, 12, true);
    const length = textWidth(text, 12, true);
    const fitting = preferred.filter((isLeft) => length <= room(isLeft));
    // What fits at neither side stands above its line.
    const sides = fitting.length ? fitting : [null];
    const rows = Array.from({ length: placed.length + 1 }, (_, row) => row);
    const candidates = rows.flatMap((row) =>
      sides.map((isLeft) => flagAt({ ...item, text }, { length, row, isLeft, width })),
    );
    const isFree = (isBad) => candidates.find((flag) => placed.every((other) => !isBad(flag, other)));
    placed.push(isFree(isCrossing) ?? isFree(isOverlapping));
  }
  return placed;
}

function flagAt(item, { length, row, isLeft, width }) {
  const above = Math.max(0, Math.min(item.x - length / 2, width - length));
  const x1 = isLeft === null ? above : isLeft ? item.x - GAP - length : item.x + GAP;
  return { ...item, row, isLeft, x1, x2: x1 + length };
}

function isOverlapping(flag, other) {
  return flag.row === other.row && flag.x1 < other.x2 + AIR && other.x1 < flag.x2 + AIR;
}

function isCrossing(flag, other) {
  const isOn = (line, text) => line.row >= text.row && line.x > text.x1 - AIR / 2 && line.x < text.x2 + AIR / 2;
  return isOverlapping(flag, other) || isOn(flag, other) || isOn(other, flag);
}

/** The height that they take. */
export function flagsHeight(flags) {
  return flags.length ? (Math.max(...flags.map((flag) => flag.row)) + 1) * ROW + 2 : 0;
}

/** The labels above `top`, their lines down to `foot`. */
export function drawFlags(flags, top, foot) {
  return h(
    "g",
    {},
    flags.map((flag) => {
      const y = top - 6 - flag.row * ROW;
      const [x, anchor] = flag.isLeft ? [flag.x2, "end"] : [flag.x1, "start"];
      const start = flag.isLeft === null ? y + 4 : y - 9;
      return h(
        "g",
        { class: `rr-picture__flag ${flag.className}` },
        h("line", { class: "rr-picture__pole", x1: flag.x, x2: flag.x, y1: start, y2: foot }),
        h("text", { x, y, "text-anchor": anchor }, flag.text),
      );
    }),
  );
}
