// What is proposed for a field, to choose from, each with its definition.

import { make, renew } from "../panels/element.js";

const NEW = {
  source: { id: "new", label: "A new source", description: "None of these: it gets a record of its own." },
  "claim.subject": { id: "new", label: "A new subject", description: "None of these, and nothing else that is known here: you name it." },
};

export class Choices {
  constructor(element, entry) {
    this.element = element;
    this.entry = entry;
    this.name = element.dataset.choices;
  }

  show(found, chosen) {
    const listed = this.name === "source" ? found.map(sourceChoice) : found;
    const other = NEW[this.name];
    const all = other && (listed.length || chosen === other.id) ? [...listed, other] : listed;
    const signature = JSON.stringify([all, chosen]);
    if (this.signature === signature) return;
    this.signature = signature;
    this.element.hidden = all.length === 0;
    renew(this.element, ...all.map((one) => this.#choice(one, one.id === chosen)));
  }

  #choice({ id, label, description, fits }, isChosen) {
    const radio = make("input", { type: "radio", name: `choice-${this.name}`, value: id, checked: isChosen, data: { key: id } });
    radio.addEventListener("change", () => this.entry.choose(id));
    const misfit = fits === false ? make("span", { className: "rr-choice__misfit", textContent: " The unit does not fit." }) : null;
    return make("label", { className: "rr-choice" }, radio,
      make("span", {}, make("strong", { textContent: label }), make("span", { className: "rr-choice__about" }, description, misfit)));
  }
}

function sourceChoice({ id, title, producer, published, reliability, words, is_exact: isExact }) {
  const version = isExact ? "" : " Another version of the page.";
  return { id, label: title, description: `${producer}${published ? `, ${published}` : ""}. Reliability ${reliability ?? "?"}: ${words}.${version}` };
}
