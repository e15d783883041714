// What rests on what: boxes for numbers, lines from an input to what is computed from it.
//
// {kind: "graph", label (optional), nodes: [{id, label, text: its number as written (optional), url (optional),
//    kind: input | result | claim, rating (optional), is_edited (optional)}], edges: [[from, to], …],
//  is_listed: never in layers, which take long to compute (optional)}
//
// On a wide page in layers from left to right; where that has no room, one below another, each number after those that
// it rests on, with the lines at the left.

import { Graph, layout } from "@dagrejs/dagre";
import * as check from "./check.mjs";
import { lines as wrapped, textWidth } from "./text.mjs";
import { h, round } from "./tree.mjs";

// In layers: the widest boxes and gaps with which all layers fit.
const BOXES = [
  { width: 200, gap: 56 },
  { width: 164, gap: 30 },
  { width: 128, gap: 26 },
];
const NODE_GAP = 14;
const PADDING = 9;
const LISTED = { width: 440, gap: 10, lane: 9 };
// A box has its label above, its number below, each in as many lines as it needs.
const LINE = 13;
const MOST_LINES = 2;
const AROUND = 20;
const KINDS = ["input", "result", "claim"];

export const keys = {
  label: check.optional(check.text),
  nodes: check.list(
    check.shape({
      id: check.text,
      label: check.text,
      text: check.optional(check.text),
      url: check.optional(check.url),
      kind: check.oneOf(...KINDS),
      rating: check.optional(check.text),
      is_edited: check.optional(check.flag),
    }),
    1,
  ),
  edges: check.list(check.list(check.text, 2)),
  is_listed: check.optional(check.flag),
};

export function validate(spec) {
  const ids = new Set(spec.nodes.map((node) => node.id));
  check.require(ids.size === spec.nodes.length, "graph.nodes", "must have different ids");
  spec.edges.forEach((edge, index) => {
    const place = `graph.edges[${index}]`;
    check.require(edge.length === 2, place, "must be [from, to]");
    for (const id of edge) check.require(ids.has(id), place, `names "${id}", which is no node`);
  });
  check.require(ordered(spec).length === spec.nodes.length, "graph.edges", "must not lead in a circle");
}

export function title(spec) {
  return spec.label ?? "What rests on what";
}

export function describe(spec) {
  const results = spec.nodes.filter((node) => spec.edges.some(([, to]) => to === node.id));
  const told = results.slice(0, 12).map(
    (node) =>
      `${node.label} follows from ${inputsOf(spec, node.id)
        .map((input) => input.label)
        .join(", ")}`,
  );
  return told.length ? `${told.join("; ")}.` : `${spec.nodes.length} numbers, none of which follows from another.`;
}

export function draw(spec, { width, isNarrow }) {
  const layers = isNarrow || spec.is_listed ? null : layered(spec, width);
  const hasLinks = spec.nodes.some((node) => node.url);
  if (!layers) return { ...listed(spec, width), hasLinks };
  const shift = (width - layers.width) / 2;
  return {
    height: layers.height,
    hasLinks,
    children: [
      h(
        "g",
        {},
        layers.edges.map((edge) => h("path", { class: "rr-picture__edge", d: curve(edge, shift) })),
      ),
      h(
        "g",
        {},
        layers.nodes.map(({ node, x, y }) => drawBox(node, x + shift, y, layers.boxWidth)),
      ),
    ],
  };
}

export function legend(spec) {
  const has = (kind) => spec.nodes.some((node) => node.kind === kind);
  const words = [
    has("input") && ["input", "input"],
    has("claim") && ["claim", "claim of a source"],
    has("result") && ["result", "computed"],
    spec.nodes.some((node) => node.is_edited) && ["edited", "changed by you"],
  ].filter(Boolean);
  const box = (kind) => h("rect", { x: 1, y: 1, width: 26, height: 14, rx: kind === "input" ? 7 : 2 });
  const sign = (kind) =>
    h(
      "svg",
      {
        class: `rr-picture__sign rr-picture__node rr-picture__node--${kind}`,
        viewBox: "0 0 28 16",
        width: 28,
        height: 16,
        "aria-hidden": "true",
      },
      box(kind),
    );
  return h(
    "ul",
    { class: "rr-picture__legend" },
    words.map(([kind, text]) => h("li", {}, sign(kind), " ", text)),
  );
}

export function table(spec) {
  return {
    head: ["Number", "Value", "Rating", "Follows from"],
    rows: ordered(spec).map((node) => [
      node.url ? h("a", { href: node.url }, node.label) : node.label,
      `${node.text ?? "—"}${node.is_edited ? " (changed by you)" : ""}`,
      node.rating ?? "—",
      inputsOf(spec, node.id)
        .map((input) => input.label)
        .join(", ") || "—",
    ]),
  };
}

// In layers ------------------------------------------------------------------------------------------

let last = { key: null, layers: null };

/** Where boxes and lines stand; kept while only the numbers in the boxes change, as when a slider is dragged. */
function layered(spec, width) {
  const heights = (node) => BOXES.map((box) => heightOf(node, box.width));
  const key = JSON.stringify([width, spec.nodes.map((node) => [node.id, ...heights(node)]), spec.edges]);
  if (key !== last.key) {
    const count = layerCount(spec);
    // Laying out takes most of the time of a site's pictures, so what cannot fit is not tried.
    const boxes = BOXES.filter((box) => count * (box.width + box.gap) - box.gap <= width);
    last = { key, layers: boxes.map((box) => arranged(spec, box)).find((layers) => layers.width <= width) };
  }
  if (!last.layers) return null;
  const nodes = new Map(spec.nodes.map((node) => [node.id, node]));
  return { ...last.layers, nodes: last.layers.places.map((place) => ({ ...place, node: nodes.get(place.id) })) };
}

/** How many numbers follow one from the other at most. */
function layerCount(spec) {
  const layers = new Map();
  for (const node of ordered(spec)) {
    layers.set(node.id, 1 + Math.max(0, ...inputsOf(spec, node.id).map((input) => layers.get(input.id))));
  }
  return Math.max(...layers.values());
}

function arranged(spec, { width, gap }) {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: NODE_GAP, ranksep: gap, marginx: 1, marginy: 1 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of spec.nodes) graph.setNode(node.id, { width, height: heightOf(node, width) });
  for (const [from, to] of spec.edges) graph.setEdge(from, to);
  layout(graph);
  const places = graph
    .nodes()
    .map((id) => ({ id, x: graph.node(id).x - width / 2, y: graph.node(id).y - graph.node(id).height / 2 }));
  const edges = graph.edges().map((edge) => {
    // From the middle of one side to the middle of the other; the layout's own ends may lie at a corner.
    const [from, to] = [graph.node(edge.v), graph.node(edge.w)];
    const between = graph.edge(edge).points.slice(1, -1);
    const ends = [
      { x: from.x + width / 2, y: from.y },
      { x: to.x - width / 2, y: to.y },
    ];
    return between.length > 1 ? [ends[0], ...between, ends[1]] : ends;
  });
  return { width: graph.graph().width, height: graph.graph().height, boxWidth: width, places, edges };
}

/** Through the points of the layout, leaving and arriving level. */
function curve(points, shift) {
  const [first, ...rest] = points.map((point) => ({ x: round(point.x + shift), y: round(point.y) }));
  let path = `M${first.x} ${first.y}`;
  let before = first;
  for (const point of rest) {
    const middle = round((before.x + point.x) / 2);
    path += `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    before = point;
  }
  return path;
}

// One below another ----------------------------------------------------------------------------------

function listed(spec, width) {
  const nodes = ordered(spec);
  const rows = new Map(nodes.map((node, index) => [node.id, index]));
  const lanes = lanesOf(spec, rows);
  const left = 8 + Math.max(0, ...lanes.map((lane) => lane.column + 1)) * LISTED.lane;
  const boxWidth = Math.min(width - left - 1, LISTED.width);
  const tops = [0];
  for (const node of nodes) tops.push(tops.at(-1) + heightOf(node, boxWidth) + LISTED.gap);
  const middle = (id) => (tops[rows.get(id)] + tops[rows.get(id) + 1] - LISTED.gap) / 2;
  return {
    height: tops.at(-1),
    children: [
      h(
        "g",
        {},
        lanes.map((lane) => h("path", { class: "rr-picture__edge", d: bracket(lane, left, middle) })),
      ),
      h(
        "g",
        {},
        nodes.map((node, index) => drawBox(node, left, tops[index] + 1, boxWidth)),
      ),
    ],
  };
}

/** For each computed number the line at the left that gathers what it follows from; nearer ones stand further in. */
function lanesOf(spec, rows) {
  const found = [...rows.keys()]
    .map((id) => ({ id, from: inputsOf(spec, id).map((input) => input.id) }))
    .filter((lane) => lane.from.length)
    .map((lane) => ({ ...lane, first: Math.min(...lane.from.map((id) => rows.get(id))), last: rows.get(lane.id) }))
    .sort((one, other) => one.last - one.first - (other.last - other.first));
  for (const [index, lane] of found.entries()) {
    const taken = found.slice(0, index).filter((other) => lane.first <= other.last && other.first <= lane.last);
    lane.column = 0;
    while (taken.some((other) => other.column === lane.column)) lane.column += 1;
  }
  return found;
}

function bracket(lane, left, middle) {
  const x = left - (lane.column + 1) * LISTED.lane;
  const starts = lane.from.map((id) => middle(id) + 6);
  const end = middle(lane.id) - 6;
  const ways = starts.map((y) => `M${left} ${y}H${x}`).join("");
  return `${ways}M${x} ${Math.min(...starts)}V${end}H${left - 1}m-4-4 4 4-4 4`;
}

/** Each after what it rests on, and near it; less than all of them where edges lead in a circle. */
function ordered(spec) {
  const used = new Set(spec.edges.map(([from]) => from));
  const nodes = new Map(spec.nodes.map((node) => [node.id, node]));
  const done = new Set();
  const open = new Set();
  const visit = (id) => {
    if (done.has(id)) return true;
    if (open.has(id)) return false;
    open.add(id);
    if (!inputsOf(spec, id).every((input) => visit(input.id))) return false;
    done.add(id);
    return true;
  };
  for (const node of spec.nodes) if (!used.has(node.id)) visit(node.id);
  return [...done].map((id) => nodes.get(id));
}

// Both -----------------------------------------------------------------------------------------------

/** The lines of a box `width` wide. */
function textsOf(node, width) {
  const room = width - 2 * PADDING;
  const rating = node.rating ? textWidth(node.rating, 11) + 8 : 0;
  return {
    names: wrapped(node.label, room - rating, MOST_LINES, 11),
    numbers: node.text ? wrapped(node.text, room, MOST_LINES, 12, true) : [],
  };
}

function heightOf(node, width) {
  const { names, numbers } = textsOf(node, width);
  return AROUND + LINE * (names.length + Math.max(numbers.length, 1));
}

function drawBox(node, x, y, width) {
  const { names, numbers } = textsOf(node, width);
  const height = heightOf(node, width);
  const number = (text, index) => {
    const line = y + height - 9 - (numbers.length - 1 - index) * (LINE + 1);
    return h("text", { class: "rr-picture__number", x: x + PADDING, y: line }, text);
  };
  return h(
    "g",
    { class: `rr-picture__node rr-picture__node--${node.is_edited ? "edited" : node.kind}` },
    h("title", {}, [node.label, node.text].filter(Boolean).join(": ")),
    h("rect", { x, y, width, height: height - 1, rx: node.kind === "input" ? 10 : 3 }),
    node.url ? h("a", { href: node.url }, drawNames(names, x, y)) : drawNames(names, x, y),
    numbers.map(number),
    node.rating &&
      h("text", { class: "rr-picture__rating", x: x + width - PADDING, y: y + 16, "text-anchor": "end" }, node.rating),
  );
}

function drawNames(names, x, y) {
  return names.map((text, index) =>
    h("text", { class: "rr-picture__soft", x: x + PADDING, y: y + 16 + index * LINE }, text),
  );
}

function inputsOf(spec, id) {
  const from = new Set(spec.edges.filter(([, to]) => to === id).map(([start]) => start));
  return spec.nodes.filter((node) => from.has(node.id));
}
