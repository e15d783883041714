// The scenarios that a reader keeps to compare with, at most three for each calculator, until the window is closed.

export const MOST_KEPT = 3;

const memory = new Map(); // where a browser refuses to store anything, as in some frames

export class Kept {
  #key;

  constructor(calculator) {
    this.#key = `ready-reckoner kept ${calculator.page} ${calculator.form.id}`;
  }

  /** [{name, state}], `state` being that of a Scenario, the oldest first. */
  get all() {
    try {
      const found = JSON.parse(this.#read() ?? "[]");
      return Array.isArray(found) ? found.filter(isWhole).slice(0, MOST_KEPT) : [];
    } catch {
      return [];
    }
  }

  get isFull() {
    return this.all.length >= MOST_KEPT;
  }

  /**
   * Keep a state where there is room: under its name, or with a number behind it where another state has that. The name
   * that it has now, null for no room.
   */
  keep(name, state) {
    const { all } = this;
    const isThere = all.some((one) => one.name === name && isSame(one.state, state));
    if (isThere || all.length >= MOST_KEPT) return isThere ? name : null;
    const free = this.#numbered((number) => (number === 1 ? name : `${name} ${number}`));
    this.#write([...all, { name: free, state }]);
    return free;
  }

  remove(name) {
    this.#write(this.all.filter((one) => one.name !== name));
  }

  /** A name that none has. */
  get freeName() {
    return this.#numbered((number) => `Scenario ${number}`);
  }

  /** The first of a row of names, by number from 1, that none has. */
  #numbered(nameOf) {
    const names = this.all.map((one) => one.name);
    let number = 1;
    while (names.includes(nameOf(number))) number += 1;
    return nameOf(number);
  }

  #read() {
    try {
      return sessionStorage.getItem(this.#key) ?? memory.get(this.#key);
    } catch {
      return memory.get(this.#key);
    }
  }

  #write(all) {
    const text = JSON.stringify(all);
    try {
      sessionStorage.setItem(this.#key, text);
      memory.delete(this.#key);
    } catch {
      memory.set(this.#key, text);
    }
  }
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isWhole(one) {
  return typeof one?.name === "string" && ["set", "units", "use"].every((key) => typeof one.state?.[key] === "object" && one.state[key] !== null);
}
