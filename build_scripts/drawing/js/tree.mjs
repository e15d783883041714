// Elements as plain objects: the same drawing is written as HTML at build time, where there is no DOM, and becomes live
// elements in the browser. A live one is brought up to date in place, so that focus and an open table stay.

const SVG = "http://www.w3.org/2000/svg";
// Links within a drawing carry the older name, which browsers know as well: the site's theme takes whatever has an href
// for an HTML link, writes to it, and stops at the first of SVG.
const XLINK = "http://www.w3.org/1999/xlink";
const SVG_HREF = "xlink:href";
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const VOID = new Set(["br", "hr", "input"]);

/** One element. Attributes that are null or false are left out; numbers are written with two decimals at most. */
export function h(name, attributes, ...children) {
  const kept = {};
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) kept[key] = written(value);
  }
  return { name, attributes: kept, children: children.flat(Infinity).filter(isShown).map(textOf) };
}

/** A number for a path or an attribute. */
export function round(number) {
  return Math.round(number * 100) / 100;
}

/** The element as HTML. */
export function markup(node, isWithinSvg = false) {
  if (typeof node === "string") return escaped(node);
  const isSvg = isWithinSvg || node.name === "svg";
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${nameOf(key, isSvg)}="${escaped(value)}"`);
  const start = `<${node.name}${attributes.join("")}>`;
  return VOID.has(node.name) ? start : `${start}${node.children.map((child) => markup(child, isSvg)).join("")}</${node.name}>`;
}

/** The element as a live one of this document. */
export function element(node, namespace = null) {
  if (typeof node === "string") return document.createTextNode(node);
  const own = node.name === "svg" ? SVG : namespace;
  const made = own ? document.createElementNS(own, node.name) : document.createElement(node.name);
  for (const [key, value] of Object.entries(node.attributes)) set(made, key, value);
  for (const child of node.children) made.append(element(child, own));
  return made;
}

/** Make a live element the same as `node`, changing only what differs. An open `details` stays open. */
export function patch(live, node) {
  const names = new Set(Object.keys(node.attributes).map((key) => nameOf(key, live.namespaceURI === SVG)));
  for (const { name } of [...live.attributes]) {
    if (!names.has(name) && name !== "open") live.removeAttribute(name);
  }
  for (const [key, value] of Object.entries(node.attributes)) set(live, key, value);
  node.children.forEach((child, index) => patchChild(live, live.childNodes[index], child));
  while (live.childNodes.length > node.children.length) live.lastChild.remove();
}

function nameOf(key, isSvg) {
  return isSvg && key === "href" ? SVG_HREF : key;
}

function set(live, key, value) {
  const name = nameOf(key, live.namespaceURI === SVG);
  if (live.getAttribute(name) === value) return;
  if (name === SVG_HREF) live.setAttributeNS(XLINK, name, value);
  else live.setAttribute(name, value);
}

function patchChild(parent, live, node) {
  const namespace = parent.namespaceURI === SVG ? SVG : null;
  if (!live) parent.append(element(node, namespace));
  else if (typeof node === "string") {
    if (live.nodeType !== Node.TEXT_NODE) live.replaceWith(element(node));
    else if (live.data !== node) live.data = node;
  } else if (live.nodeType !== Node.ELEMENT_NODE || live.localName !== node.name) {
    live.replaceWith(element(node, namespace));
  } else patch(live, node);
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function textOf(child) {
  return typeof child === "object" ? child : String(child);
}

function written(value) {
  return typeof value === "number" ? String(round(value)) : value === true ? "" : String(value);
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ESCAPED[sign]);
}
