// What a reader can take along of a scenario: the numbers, and what it takes to have them again.

import { copy } from "../clipboard.js";
import { bibtex, citation } from "./citation.js";
import { csv } from "./csv.js";
import { Panel } from "./panel.js";
import { python } from "./python.js";

const CONFIRMED_FOR = 2500; // ms

// What each is called, and what is told of it. `write` makes it of a Taken.
const FORMATS = {
  csv: { ending: "csv", type: "text/csv", write: csv, told: "A row for each number, results first, in full digits and the unit beside them." },
  json: { ending: "json", type: "application/json", write: json, told: "What calc was asked, and its answer: asked again anywhere, it gives the same digits." },
  python: { ending: "py", type: "text/x-python", write: python, told: "Prints the results of this page, digit for digit, without a network." },
  citation: { ending: "txt", type: "text/plain", write: citation, told: "The address holds the scenario; whoever opens it sees these numbers." },
  bibtex: { ending: "bib", type: "application/x-bibtex", write: bibtex, told: "For a bibliography in LaTeX." },
};

export class ExportPanel extends Panel {
  #taken = null;

  constructor(element, deck) {
    super(element, deck);
    const part = (name) => element.querySelector(`[data-${name}]`);
    [this.text, this.told, this.copyButton, this.downloadButton] = ["text", "told", "copy", "download"].map(part);
    this.formats = [...element.querySelectorAll("input[type=radio]")];
  }

  start() {
    super.start();
    for (const one of this.formats) one.addEventListener("change", () => this.#write());
    this.copyButton.addEventListener("click", () => this.#copy());
    this.downloadButton.addEventListener("click", () => this.#download());
  }

  /** What stands there is of other numbers until the panel has asked anew. */
  follow() {
    this.#enable(false);
  }

  async load() {
    const { calculator } = this;
    const inputs = calculator.fields.map((field) => field.id).filter((id) => !calculator.results.includes(id));
    const message = { op: "evaluate", claims: [...calculator.results, ...inputs] };
    const request = { version: 1, ...calculator.scenario.request(), samples: calculator.samples, ...message };
    const response = await this.ask(message);
    return () => {
      this.#taken = new Taken({ calculator, request, response, inputs, labelOf: (id) => this.#labelOf(id) });
      this.#write();
    };
  }

  #labelOf(id) {
    return this.calculator.rows.find((row) => row.id === id)?.label ?? this.deck.labelOf(id);
  }

  get #format() {
    return FORMATS[this.formats.find((one) => one.checked)?.value ?? "csv"];
  }

  #write() {
    if (!this.#taken) return;
    this.told.textContent = this.#format.told;
    this.text.value = this.#format.write(this.#taken);
    this.#enable(true);
  }

  #enable(isThere) {
    this.copyButton.disabled = this.downloadButton.disabled = !isThere;
  }

  async #copy() {
    if (await copy(this.text)) this.#confirm(this.copyButton, "Copied");
    else this.say("The browser does not let us copy; the text is marked, for Ctrl+C.");
  }

  #download() {
    const { ending, type } = this.#format;
    // A spreadsheet reads a table as UTF-8 only when it begins so.
    const parts = ending === "csv" ? ["\uFEFF", this.text.value] : [this.text.value];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
    link.download = `${this.#taken.fileName}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // when it is surely written
    this.#confirm(this.downloadButton, "Downloaded");
  }

  #confirm(button, words) {
    const before = (button.dataset.words ??= button.textContent);
    button.textContent = words;
    this.calculator.announce(`${words}.`);
    setTimeout(() => (button.textContent = before), CONFIRMED_FOR);
  }
}

/** What is exported: the scenario, and calc's answer to it. */
class Taken {
  constructor({ calculator, request, response, inputs, labelOf }) {
    const { title, kind, results } = calculator;
    Object.assign(this, { title, kind, request, response, inputs, results, labelOf });
    this.address = calculator.address.link;
    [this.engine, this.dataVersion] = [response.engine, response.data_version];
    this.date = new Date();
    this.fileName = `ready-reckoner-${calculator.page.split("/").filter(Boolean).at(-1) ?? "scenario"}`;
    this.isPublished = calculator.scenario.isPublished;
  }
}

function json({ title, address, date, request, response }) {
  return `${JSON.stringify({ title, address, retrieved: date.toISOString(), request, response }, null, 2)}\n`;
}
