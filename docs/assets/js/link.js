// A scenario as the fragment of an address, and back:
//
//   #s=1&training-cost=50M&tokens=1.5T..4T~billion+token&price=@lambda-2020/price&.widen&.rated=B2&.seed=3
//       &.of=parameters&.saw.parameters=133.5+billion+parameters&.with=0.2.0,443bd8286146&.base=a1Bc2D…
//
// One pair for each field: what was written, `@` and a claim that is taken, then `~` and the unit that was chosen. Ids
// stand without what those of the calculator have in common. What begins with a point is about the whole: `.of`, the
// result that the panels speak of; `.saw`, main results as they were when the link was made; `.with`, the versions of
// engine and data; `.base`, a fingerprint of each published number, by which a later page can tell which of them have
// changed.
//
// Every character that a selector or the end of a sentence could trip over is escaped.

import { withoutPowers, withPowers } from "./number.js";

const FORMAT = "1";
const START = `s=${FORMAT}`;
const LONGEST = 20_000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PRINT_LENGTH = 3;

/** Whether an address carries a scenario, well written or not. */
export function isScenario(fragment) {
  return fragment.startsWith("#s=");
}

/** The fragment for a state; `about` is {prefix, engine, dataVersion, chosen, prints, saw: {id: text}}. */
export function toFragment(state, about) {
  const pairs = [START];
  const ids = new Set([state.set, state.use, state.units].flatMap(Object.keys));
  for (const id of ids) pairs.push(`${escape(shortened(id, about.prefix))}=${fieldText(state, id)}`);
  if (state.widen) pairs.push(".widen");
  if (state.at_least) pairs.push(`.rated=${escape(state.at_least)}`);
  if (state.seed) pairs.push(`.seed=${state.seed}`);
  if (about.chosen) pairs.push(`.of=${escape(shortened(about.chosen, about.prefix))}`);
  for (const [id, text] of Object.entries(about.saw)) {
    pairs.push(`.saw.${escape(shortened(id, about.prefix))}=${escape(withoutPowers(text))}`);
  }
  pairs.push(`.with=${escape(about.engine)},${escape(about.dataVersion)}`, `.base=${about.prints.join("")}`);
  return `#${pairs.join("&")}`;
}

/**
 * What a fragment says: {change, chosen, saw, engine, dataVersion, prints}, `change` being for Scenario.apply. Throws an Error with
 * a sentence for the reader when it cannot be read.
 */
export function fromFragment(fragment, prefix) {
  if (fragment.length > LONGEST) throw new Error("The link is too long to be one of ours.");
  const [start, ...pairs] = fragment.slice(1).split("&");
  if (/^s=\d+$/.test(start) && start !== START) {
    throw new Error("The link was made by a newer version of these pages.");
  }
  if (start !== START) throw new Error("The link cannot be read; perhaps a part of it was lost.");
  const read = { change: { set: {}, units: {}, use: {} }, chosen: null, saw: {}, engine: "", dataVersion: "", prints: [] };
  for (const pair of pairs.filter(Boolean)) readPair(pair, prefix, read);
  return read;
}

function readPair(pair, prefix, read) {
  const [key, value = ""] = split(pair, "=");
  const name = unescape(key);
  if (name === ".widen") read.change.widen = true;
  else if (name === ".rated") read.change.at_least = /^[A-F][1-6]$/.test(value) ? value : null;
  else if (name === ".seed") read.change.seed = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  else if (name === ".of") read.chosen = lengthened(unescape(value), prefix);
  else if (name === ".with") [read.engine, read.dataVersion = ""] = value.split(",").map(unescape);
  else if (name === ".base") read.prints = value.match(/[\w-]{3}/g) ?? [];
  else if (name.startsWith(".saw.")) read.saw[lengthened(name.slice(5), prefix)] = withPowers(unescape(value));
  else if (!name.startsWith(".")) readField(lengthened(name, prefix), value, read.change);
}

function readField(id, value, change) {
  const [number, unit] = split(value, "~");
  if (number.startsWith("@")) change.use[id] = unescape(number.slice(1));
  else if (number) change.set[id] = unescape(number);
  else if (unit === undefined) change.set[id] = ""; // somebody had emptied the field
  if (unit) change.units[id] = unescape(unit);
}

function fieldText(state, id) {
  const number = id in state.use ? `@${escape(state.use[id])}` : escape(state.set[id]?.trim() ?? "");
  return id in state.units ? `${number}~${escape(state.units[id])}` : number;
}

function shortened(id, prefix) {
  return prefix && id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

// Full ids have a slash; what stands behind a common beginning has none.
function lengthened(name, prefix) {
  return name.includes("/") ? name : prefix + name;
}

function split(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function escape(text) {
  return encodeURIComponent(text.toWellFormed?.() ?? text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+")
    .replace(/%2F/g, "/")
    .replace(/%3A/g, ":")
    .replace(/%2C/g, ",");
}

function unescape(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw new Error("The link cannot be read; perhaps a part of it was lost.");
  }
}

/** A few letters for a published number: of id, text and unit. Another number has, almost always, others. */
export function fingerprint(...parts) {
  let hash = 0x811c9dc5; // FNV-1a
  for (const sign of parts.join("\n")) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193);
  hash ^= hash >>> 15;
  return Array.from({ length: PRINT_LENGTH }, (_, place) => ALPHABET[(hash >>> (6 * place)) & 63]).join("");
}
