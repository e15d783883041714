// What was typed, kept on this device until somebody starts again, and the fields that a link brings:
//
//   contribute/#fill&claim.subject=gpt-4&claim.quantity=training_cost

const KEY = "ready-reckoner draft";
const ASIDE = `${KEY} before`;
const START = "#fill&";
const LONGEST = 20_000;

export class Kept {
  /** {fields: {name: text}, inputs: [[name, claim]]}, or null. */
  get found() {
    return read(KEY);
  }

  /** What was typed before a link brought something else, or null. */
  get aside() {
    return read(ASIDE);
  }

  keep(draft) {
    write(KEY, draft);
  }

  /** Unless it is what is brought anyway, as when a page is loaded again. */
  putAside(brought) {
    const { found } = this;
    if (found && JSON.stringify(found.fields) !== JSON.stringify(brought)) write(ASIDE, found);
  }

  forget() {
    remove(KEY);
  }

  forgetAside() {
    remove(ASIDE);
  }
}

/** The fields in the fragment of an address, those that there are; null where it has none. */
export function fromFragment(fragment, entries) {
  if (!fragment.startsWith(START) || fragment.length > LONGEST) return null;
  const found = Object.fromEntries([...new URLSearchParams(fragment.slice(START.length))].filter(([name, text]) => entries.has(name) && text.trim()));
  return Object.keys(found).length ? found : null;
}

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    const fields = Object.entries(found?.fields ?? {}).filter(([, text]) => typeof text === "string" && text);
    const inputs = (Array.isArray(found?.inputs) ? found.inputs : []).filter((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === "string"));
    return fields.length || inputs.length ? { fields: Object.fromEntries(fields), inputs } : null;
  } catch {
    return null; // none, or storage is refused
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // storage is refused or full: the page works all the same, until it is left
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // there is none
  }
}
