// What a spec may hold. A wrong one is refused with a message that names the place, so that a build fails there.

export class SpecError extends Error {}

const rule = (words, fits) => (value, place) => {
  if (!fits(value)) throw new SpecError(`${place} must be ${words}, but is ${shown(value)}`);
};

export const text = rule("a text", (value) => typeof value === "string");
export const number = rule("a number", Number.isFinite);
export const flag = rule("true or false", (value) => typeof value === "boolean");
/** Where a link leads: within the site, or to a page of the web. Browsers pass over blanks, so there may be none. */
export const url = rule(
  "the address of a page",
  (value) =>
    typeof value === "string" &&
    !/[\s\x00-\x1f]/.test(value) &&
    (/^https?:/i.test(value) || !/^[a-z][a-z\d+.-]*:/i.test(value)),
);

export function oneOf(...values) {
  return rule(values.map((value) => JSON.stringify(value)).join(" or "), (value) => values.includes(value));
}

/** Null, or nothing at all, or what `inner` says. */
export function optional(inner) {
  const check = (value, place) => value === null || value === undefined || inner(value, place);
  check.isOptional = true;
  return check;
}

export function list(inner, least = 0) {
  return (value, place) => {
    if (!Array.isArray(value)) throw new SpecError(`${place} must be a list, but is ${shown(value)}`);
    if (value.length < least) throw new SpecError(`${place} must hold ${least} or more, but holds ${value.length}`);
    value.forEach((item, index) => inner(item, `${place}[${index}]`));
  };
}

export function shape(keys) {
  return (value, place) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new SpecError(`${place} must be an object, but is ${shown(value)}`);
    }
    for (const key of Object.keys(value)) {
      if (!(key in keys)) throw new SpecError(`${place} has no "${key}"; it has ${Object.keys(keys).join(", ")}`);
    }
    for (const [key, inner] of Object.entries(keys)) {
      if (!(key in value) && !inner.isOptional) throw new SpecError(`${place} needs "${key}"`);
      inner(value[key], `${place}.${key}`);
    }
  };
}

/** Refuse with a sentence that begins at `place`. */
export function require(isFit, place, words) {
  if (!isFit) throw new SpecError(`${place} ${words}`);
}

function shown(value) {
  const written = value === undefined ? "missing" : JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
