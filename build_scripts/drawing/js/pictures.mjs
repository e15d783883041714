// The pictures of the site: one function that draws them, at build time as HTML and in a page as live elements.
//
// A spec is plain JSON: {kind, …} as each kind's own file says at its head, and for all kinds
//   title        what it is called; left out, the kind finds a name itself
//   has_title    false where a heading above already says it (the picture keeps it for screen readers)
//   has_table    false where the numbers stand in a table beside it

import * as check from "./check.mjs";
import * as distribution from "./distribution.mjs";
import * as drivers from "./drivers.mjs";
import * as graph from "./graph.mjs";
import * as intervals from "./intervals.mjs";
import * as lines from "./lines.mjs";
import { element, h, markup, patch } from "./tree.mjs";

export { amountText, numberText } from "./number.mjs";

const KINDS = { distribution, drivers, graph, intervals, lines };
// The two widths of a built picture, in pixels; assets/css/pictures.css shows the one that fits.
const WIDE = 760;
const PHONE = 340;
// Below this, labels stand above what they name instead of beside it.
const NARROW = 560;
// What a live one is held to, whatever place it is given.
const [NARROWEST, WIDEST] = [280, 820];

let made = 0;

/** A live picture: a `figure` for a place of `width` pixels. */
export function draw(spec, { width }) {
  return element(live(spec, `picture-live-${(made += 1)}`, width));
}

/** Bring a picture that `draw` made up to date; only what differs is touched. */
export function redraw(figure, spec, { width }) {
  patch(figure, live(spec, figure.dataset.picture, width));
}

function live(spec, id, width) {
  const tree = figureOf(spec, id, [Math.min(Math.max(width, NARROWEST), WIDEST)]);
  tree.attributes["data-picture"] = id;
  return tree;
}

/** A picture as HTML, in both widths. */
export function html(spec, id) {
  return markup(figureOf(spec, id, [WIDE, PHONE]));
}

/** The whole picture; each width is a drawing of its own, the table stands once. */
function figureOf(spec, id, widths) {
  const kind = checked(spec);
  const name = spec.title ?? kind.title(spec);
  const drawings = widths.map((width) => drawing(kind, spec, { name, id, width, isOnly: widths.length === 1 }));
  return h(
    "figure",
    { class: `rr-picture rr-picture--${spec.kind}` },
    spec.has_title !== false && h("p", { class: "rr-picture__title" }, name),
    drawings,
    kind.legend?.(spec),
    spec.has_table !== false && tableOf(kind.table(spec)),
  );
}

function checked(spec) {
  check.require(typeof spec === "object" && spec !== null && !Array.isArray(spec), "A picture", "must be an object");
  const kind = Object.hasOwn(KINDS, spec.kind) ? KINDS[spec.kind] : null;
  check.require(
    kind,
    "A picture's kind",
    `must be one of ${Object.keys(KINDS).join(", ")}, but is ${JSON.stringify(spec.kind)}`,
  );
  check.shape({
    kind: check.text,
    title: check.optional(check.text),
    has_title: check.optional(check.flag),
    has_table: check.optional(check.flag),
    ...kind.keys,
  })(spec, spec.kind);
  kind.validate?.(spec);
  return kind;
}

function drawing(kind, spec, { name, id, width, isOnly }) {
  const isNarrow = width < NARROW;
  const size = isNarrow ? "phone" : "wide";
  const own = `${id}-${size}`;
  const { height, children, hasLinks = false } = kind.draw(spec, { width, isNarrow, id: own });
  const description = kind.describe(spec);
  return h(
    "svg",
    {
      class: isOnly ? "rr-picture__drawing" : `rr-picture__drawing rr-picture__drawing--${size}`,
      // What holds links is a group: within an image they could not be reached.
      role: hasLinks ? "group" : "img",
      "aria-labelledby": `${own}-title`,
      "aria-describedby": description ? `${own}-desc` : null,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
    },
    h("title", { id: `${own}-title` }, name),
    description && h("desc", { id: `${own}-desc` }, description),
    children,
  );
}

/** {head: [texts], rows: [[cells]]}; a cell is a text, or an element. */
function tableOf({ head, rows }) {
  const row = (cells) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, cells[0]),
      cells.slice(1).map((cell) => h("td", {}, cell)),
    );
  return h(
    "details",
    { class: "rr-picture__numbers" },
    h("summary", {}, "Table of these numbers"),
    h(
      "div",
      { class: "rr-picture__scroll", role: "group", "aria-label": "Table of these numbers", tabindex: 0 },
      h(
        "table",
        { class: "rr-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            head.map((text) => h("th", { scope: "col" }, text)),
          ),
        ),
        h("tbody", {}, rows.map(row)),
      ),
    ),
  );
}
