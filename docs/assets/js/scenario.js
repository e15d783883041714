// What a reader has changed in one calculator, and the way back.
//
// The keys are those of calc's messages (calc/operations/scenario.py): `set`, what was written, by id; `units`, the units
// chosen; `use`, the claims whose numbers are taken; `widen`, `at_least`, `seed`. A number that was written and a
// claim that is taken exclude each other.

const PUBLISHED = Object.freeze({
  set: Object.freeze({}),
  units: Object.freeze({}),
  use: Object.freeze({}),
  widen: false,
  at_least: null,
  seed: 0,
});
const BY_ID = ["set", "units", "use"];
const MOST_STEPS = 200;

export class Scenario {
  #past = [];
  #future = [];
  #mark = { key: null, at: 0 };

  /** `ownUnits`: the unit in which each field stands when nothing is chosen, by id. */
  constructor(ownUnits) {
    this.ownUnits = ownUnits;
    this.state = PUBLISHED;
  }

  /** Whether everything is as published. */
  get isPublished() {
    return this.changes === 0 && Object.keys(this.state.units).length === 0 && !this.state.at_least;
  }

  /** How many things are changed that numbers depend on. */
  get changes() {
    const { set, use, widen, seed } = this.state;
    return Object.keys(set).length + Object.keys(use).length + Number(widen) + Number(seed !== 0);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  isChanged(id) {
    return id in this.state.set || id in this.state.use;
  }

  unitOf(id) {
    return this.state.units[id] ?? this.ownUnits[id];
  }

  /** The keys that every message about this scenario shares. */
  request() {
    const { set, units, use, widen, at_least, seed } = this.state;
    // A bare number is in the unit that stands beside it; calc lets a unit that was typed win.
    const written_in = Object.fromEntries(Object.keys(set).map((id) => [id, this.unitOf(id)]));
    const texts = Object.fromEntries(Object.entries(set).map(([id, text]) => [id, text.trim()]));
    return { set: texts, written_in, units: { ...units }, use: { ...use }, widen, at_least, seed };
  }

  /**
   * Change some of it: {set: {id: text or null}, units: {id: unit or null}, use: {id: claim or null}, widen, at_least,
   * seed}; null takes a change back. True when anything became different. Changes with the same `key`, each at most
   * `pause` ms after the one before, are one step of undoing: the letters of a word, the places of a slider.
   */
  apply(change, { key = null, pause = Infinity } = {}) {
    const next = merged(this.state, change);
    if (isSame(next, this.state)) return false;
    const now = Date.now();
    const goesOn = key !== null && key === this.#mark.key && now - this.#mark.at <= pause;
    if (goesOn) this.state = next;
    else this.#enter(next);
    this.#mark = { key, at: now };
    return true;
  }

  /** What follows is a new step, whatever its key. */
  endStep() {
    this.#mark = { key: null, at: 0 };
  }

  /** Everything as published, as one step. */
  clear() {
    return this.replace({});
  }

  /** The given changes and no others, as one step. */
  replace(change) {
    const next = merged(PUBLISHED, change);
    if (isSame(next, this.state)) return false;
    this.endStep();
    this.#enter(next);
    return true;
  }

  undo() {
    return this.#step(this.#past, this.#future);
  }

  redo() {
    return this.#step(this.#future, this.#past);
  }

  #enter(next) {
    this.#past = [...this.#past, this.state].slice(-MOST_STEPS);
    this.#future = [];
    this.state = next;
  }

  #step(from, to) {
    if (from.length === 0) return false;
    to.push(this.state);
    this.state = from.pop();
    this.#mark = { key: null, at: 0 };
    return true;
  }
}

function merged(state, change) {
  const next = { ...state, ...pick(change, ["widen", "at_least", "seed"]) };
  for (const name of BY_ID) next[name] = { ...state[name] };
  for (const name of BY_ID) {
    for (const [id, value] of Object.entries(change[name] ?? {})) {
      if (value === null) delete next[name][id];
      else next[name][id] = value;
      if (name === "set" && value !== null) delete next.use[id];
      if (name === "use" && value !== null) delete next.set[id];
    }
  }
  return next;
}

function pick(values, names) {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));
}

function isSame(one, other) {
  return BY_ID.every((name) => sameEntries(one[name], other[name])) &&
    ["widen", "at_least", "seed"].every((name) => one[name] === other[name]);
}

function sameEntries(one, other) {
  const ids = Object.keys(one);
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id]);
}
