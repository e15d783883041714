// What has to hold for the results to mean something and does not, above them, and a mark at each that it makes doubtful.

export class Warnings {
  #built;
  #told; // ids of what was shown last

  /** `element` is the list; `rows` are the results. */
  constructor(element, rows) {
    Object.assign(this, { element, rows });
    this.#built = { items: [...element.children], doubtful: rows.filter((row) => row.isDoubtful) };
    this.#told = new Set();
  }

  /** Show what calc says of the conditions; the words of those that are new, for a screen reader. */
  show(conditions) {
    const doubtful = new Set(conditions.flatMap((one) => one.doubts));
    this.#fill(conditions.map(item), (row) => doubtful.has(row.id));
    const news = conditions.filter((one) => !this.#told.has(one.id));
    this.#told = new Set(conditions.map((one) => one.id));
    return news.map((one) => `Warning: ${one.words}`).join(" ");
  }

  /** Show what was built. */
  restore() {
    this.#fill(this.#built.items, (row) => this.#built.doubtful.includes(row));
    this.#told = new Set();
  }

  /** The words of the first. */
  get first() {
    return this.element.querySelector("strong")?.textContent ?? "";
  }

  #fill(items, isDoubtful) {
    this.element.replaceChildren(...items);
    this.element.hidden = items.length === 0;
    for (const row of this.rows) row.isDoubtful = isDoubtful(row);
  }
}

function item({ words, text }) {
  const make = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });
  const element = make("li", "rr-warning", "");
  element.append(make("strong", "", words), " ", make("span", "rr-warning__numbers", text));
  return element;
}
