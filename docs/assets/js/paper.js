// What is printed of a scenario: where it is found, and what was changed. Nobody sees it on the screen.

import { ended } from "./words.js";

export class Paper {
  constructor(element) {
    this.element = element;
  }

  show(calculator) {
    const { state } = calculator.scenario;
    const changed = calculator.fields.filter((field) => calculator.scenario.isChanged(field.id));
    const lines = changed.map((field) => line(field, state.use[field.id]));
    if (state.widen) lines.push("Claims without a range are widened by their rating.");
    const heading = lines.length ? "Changed in this scenario" : "Nothing is changed";
    this.element.replaceChildren(
      make("p", "rr-paper__heading", `${ended(calculator.title)} ${heading}${lines.length ? ":" : "."}`),
      list(lines),
      make("p", "rr-paper__link", calculator.address.link),
    );
  }
}

function line(field, taken) {
  return `${field.label}: ${field.words}${taken ? `, from ${taken}` : ""} (before: ${field.publishedWords})`;
}

function list(lines) {
  const all = make("ul", "rr-paper__changes", "");
  all.append(...lines.map((line) => make("li", "", line)));
  return all;
}

function make(tag, className, textContent) {
  return Object.assign(document.createElement(tag), { className, textContent });
}
