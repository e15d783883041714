// The panels of one calculator. All of them speak of one result, which is chosen once.
//
// The HTML is build_scripts/publish/templates/calculator/panels.html; build_scripts/publish/panel_view.py says what is in
// its data. A new kind of panel is one file here, one line below and one template.

import { ComparePanel } from "./compare.js";
import { CurvesPanel } from "./curves.js";
import { DriversPanel } from "./drivers.js";
import { ExportPanel } from "./export.js";
import { GraphPanel } from "./graph.js";
import { ResultPanel } from "./result.js";
import { RivalsPanel } from "./rivals.js";
import { SolvePanel } from "./solve.js";

const KINDS = {
  result: ResultPanel,
  drivers: DriversPanel,
  graph: GraphPanel,
  rivals: RivalsPanel,
  solve: SolvePanel,
  compare: ComparePanel,
  export: ExportPanel,
  curves: CurvesPanel,
};

export class Deck {
  constructor(calculator) {
    this.calculator = calculator;
    this.element = calculator.panels;
    this.menu = this.element.querySelector("[data-chosen]");
    const { links, names } = this.element.querySelector("[data-deck]").dataset;
    this.links = JSON.parse(links); // the ids that a number follows from, by its id
    this.names = JSON.parse(names); // {label, url, rating} by id
    this.settled = null; // the newest answer with all draws
    this.built = builtPictures();
    this.panels = this.#places.map((place) => new KINDS[place.dataset.panel](place, this));
  }

  /** A panel may stand elsewhere on the page, where the picture that it replaces was built. */
  get #places() {
    const all = document.querySelectorAll("[data-panel]");
    return [...all].filter((place) => place.dataset.panel in KINDS && (this.element.contains(place) || "outside" in place.dataset));
  }

  start() {
    this.menu.addEventListener("change", () => this.#chosen());
    this.calculator.on("choose", (id) => this.#show(id));
    this.calculator.include(() => this.#wanted);
    this.calculator.on("answer", (response) => {
      this.settled = null;
      for (const panel of this.panels) panel.follow(response);
    });
    this.calculator.on("settle", (response) => {
      this.settled = response;
      this.refresh();
    });
    for (const place of document.querySelectorAll("[data-built]")) place.hidden = true;
    this.element.hidden = false;
    for (const panel of this.panels) panel.start();
    if (this.calculator.chosen) this.#show(this.calculator.chosen);
  }

  /** What the panels want in each answer, while dragging too. */
  get #wanted() {
    const histograms = this.panels.some((panel) => panel.wantsHistogram) ? [this.result] : [];
    return { histograms };
  }

  refresh() {
    for (const panel of this.panels) panel.refresh();
  }

  /** The result that the panels speak of. */
  get result() {
    return this.menu.value;
  }

  choose(id) {
    if (this.result === id) return;
    this.menu.value = id;
    this.#chosen();
  }

  /** The reader has chosen: the link tells of it, unless it is what is shown at first. */
  #chosen() {
    this.calculator.choose(this.result === this.results[0].id ? null : this.result);
    this.refresh();
  }

  /** Show what a link speaks of. */
  #show(id) {
    const wanted = id ?? this.results[0].id;
    if (this.result === wanted || !this.results.some((one) => one.id === wanted)) return;
    this.menu.value = wanted;
    this.refresh();
  }

  get resultLabel() {
    return this.labelOf(this.result);
  }

  /** The results that can be looked at, as {id, label}. */
  get results() {
    return [...this.menu.options].map((option) => ({ id: option.value, label: option.text }));
  }

  /** What a number of this calculator is called on the page. */
  labelOf(id) {
    return this.names[id]?.label ?? this.fieldOf(id)?.label ?? id;
  }

  fieldOf(id) {
    return this.calculator.fields.find((field) => field.id === id);
  }

  /** A number and everything that it rests on, inputs first. */
  behind(id) {
    const found = new Set();
    const visit = (one) => {
      if (found.has(one)) return;
      for (const input of this.links[one] ?? []) visit(input);
      found.add(one);
    };
    visit(id);
    return [...found];
  }

  /** Bring the reader to a field, where its number can be changed. */
  goTo(field) {
    const folded = field.element.closest("details");
    if (folded) folded.open = true;
    field.input.focus({ preventScroll: true });
    field.element.scrollIntoView({ block: "center" });
  }
}

/** The pictures that were built of what is published, by kind and result: taken out of the page, shown again in panels. */
function builtPictures() {
  const found = new Map();
  for (const place of document.querySelectorAll("[data-built] [data-built-picture]")) {
    const figure = place.querySelector(".rr-picture");
    if (figure) found.set(`${place.dataset.builtPicture} ${place.dataset.of}`, figure);
  }
  return found;
}
