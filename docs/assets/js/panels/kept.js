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

  /** Keep a state; of two with one name the newer stays. False when there is no room. */
  keep(name, state) {
    const others = this.all.filter((one) => one.name !== name);
    if (others.length >= MOST_KEPT) return false;
    this.#write([...others, { name, state }]);
    return true;
  }

  remove(name) {
    this.#write(this.all.filter((one) => one.name !== name));
  }

  /** A name that none has. */
  get freeName() {
    const names = this.all.map((one) => one.name);
    let number = 1;
    while (names.includes(`Scenario ${number}`)) number += 1;
    return `Scenario ${number}`;
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
    memory.set(this.#key, text);
    try {
      sessionStorage.setItem(this.#key, text);
    } catch {
      // it is in memory
    }
  }
}

function isWhole(one) {
  return typeof one?.name === "string" && ["set", "units", "use"].every((key) => typeof one.state?.[key] === "object" && one.state[key] !== null);
}
