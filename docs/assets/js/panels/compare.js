// Scenarios side by side: before any change, the reader's, and those that were kept.

import { sentences } from "../words.js";
import { Column } from "./column.js";
import { make, renew, scrollBox, table } from "./element.js";
import { Kept, MOST_KEPT } from "./kept.js";
import { Panel } from "./panel.js";

const NOTHING = "—";
const UNCHANGED = "Nothing is changed. Change a number, and what it changes stands here beside what was there before.";
const PUBLISHED = { set: {}, units: {}, use: {}, widen: false, at_least: null, seed: 0 };

export class ComparePanel extends Panel {
  #told = ""; // what became of the scenario that was to be kept

  constructor(element, deck) {
    super(element, deck);
    const part = (name) => element.querySelector(`[data-${name}]`);
    [this.name, this.keepButton, this.note] = ["keep-name", "keep", "keep-note"].map(part);
    this.kept = new Kept(this.calculator);
  }

  start() {
    super.start();
    this.keepButton.addEventListener("click", () => this.#keep());
    this.name.addEventListener("keydown", (event) => this.#key(event));
    this.body.addEventListener("click", ({ target }) => this.#press(target.closest("button")));
  }

  /** What was told belongs to the scenario that was there. */
  follow() {
    super.follow();
    this.#told = "";
  }

  async load() {
    const columns = this.#columns();
    const ids = this.#changedIds(columns);
    await Promise.all(columns.map((column) => this.#fill(column, ids)));
    return () => this.#show(columns, ids);
  }

  #columns() {
    const { scenario } = this.calculator;
    const yours = new Column("Yours", scenario.state, { isYours: true });
    return [
      new Column("Before your changes", PUBLISHED, { isPublished: true }),
      ...(scenario.isPublished ? [] : [yours]),
      ...this.kept.all.map(({ name, state }) => new Column(name, { ...PUBLISHED, ...state }, { isKept: true })),
    ];
  }

  /** The inputs in which the scenarios differ, in the order of the page. */
  #changedIds(columns) {
    const changed = new Set(columns.flatMap(({ state }) => [...Object.keys(state.set), ...Object.keys(state.use)]));
    const ids = this.calculator.fields.map((field) => field.id).filter((id) => changed.has(id));
    return [...new Set([...ids, ...changed])];
  }

  /** What a column comes to, everything in the units that the reader sees now. */
  async #fill(column, ids) {
    const { calculator } = this;
    const claims = [...new Set([...calculator.results, ...ids])];
    const message = column.message(calculator.scenario);
    column.response = await calculator.ask({ ...message, op: "evaluate", claims });
  }

  #show(columns, ids) {
    this.#showKeep();
    const broken = columns.filter((column) => column.problem);
    this.say(broken.map((column) => `${column.name}: ${sentences(column.problem)}`).join(" "));
    if (columns.length === 1) {
      renew(this.body, make("p", { textContent: UNCHANGED }));
      return;
    }
    const differing = this.calculator.results.filter((id) => columns.some((column) => column.differs(id, columns[0])));
    const same = this.calculator.results.filter((id) => !differing.includes(id));
    const hasStated = differing.some((id) => columns[0].result(id)?.stated_text);
    const head = ["", ...(hasStated ? ["The source states"] : []), ...columns.map((column) => column.name)];
    const rows = [
      ...this.#resultRows(differing, columns, hasStated),
      ...ids.map((id) => ({
        head: this.deck.labelOf(id),
        cells: [...(hasStated ? [NOTHING] : []), ...columns.map((column) => this.#input(column, id))],
      })),
      ...this.#switchRows(columns, hasStated),
      ...this.#buttonRow(columns, hasStated),
    ];
    const whole = table("Scenarios side by side", head, rows, "rr-compare__table");
    renew(this.body, scrollBox("Scenarios side by side", whole), same.length > 0 && make("p", { textContent: this.#sameWords(same, differing) }));
  }

  #sameWords(same, differing) {
    const names = same.map((id) => this.#rowName(id)).join("; ");
    return differing.length > 0 ? `The same in all of them: ${names}.` : `No result differs: ${names}.`;
  }

  #resultRows(ids, columns, hasStated) {
    const [published] = columns;
    return ids.map((id) => ({
      head: this.#rowName(id),
      cells: [
        ...(hasStated ? [published.result(id)?.stated_text ?? NOTHING] : []),
        ...columns.map((column) => this.#number(column, id, published)),
      ],
    }));
  }

  #number(column, id, published) {
    const result = column.result(id);
    const said = column.ratio(id, published);
    return [
      make("span", { className: "rr-number", textContent: result?.text ?? NOTHING }),
      result?.interval_text ? make("span", { className: "rr-compare__more", textContent: result.interval_text }) : "",
      said ? make("span", { className: "rr-compare__ratio", textContent: said }) : "",
    ];
  }

  #input(column, id) {
    const taken = column.state.use[id];
    return [
      make("span", { className: column.isChanged(id) ? "rr-number rr-compare__changed" : "rr-number", textContent: column.inputText(id) ?? NOTHING }),
      taken ? make("span", { className: "rr-compare__more", textContent: `from ${taken}` }) : "",
    ];
  }

  /** What is not of one input, where the scenarios differ in it. */
  #switchRows(columns, hasStated) {
    const switches = [
      ["Widened by rating", (state) => (state.widen ? "yes" : "no")],
      ["Seed of the draws", (state) => String(state.seed)],
    ];
    return switches
      .filter(([, tell]) => new Set(columns.map(({ state }) => tell(state))).size > 1)
      .map(([head, tell]) => ({ head, cells: [...(hasStated ? [NOTHING] : []), ...columns.map(({ state }) => tell(state))] }));
  }

  #buttonRow(columns, hasStated) {
    if (!columns.some((column) => column.isKept)) return [];
    const empty = hasStated ? [NOTHING] : [];
    return [{ head: "Kept scenarios", cells: [...empty, ...columns.map((column) => (column.isKept ? this.#buttons(column.name) : NOTHING))] }];
  }

  #buttons(name) {
    const button = (does, words) => {
      const made = make("button", { type: "button", className: "rr-button", textContent: words, data: { does, name, key: `${does} ${name}` } });
      made.setAttribute("aria-label", `${words}: ${name}`);
      return made;
    };
    return [make("span", { className: "rr-compare__buttons" }, button("open", "Open"), button("remove", "Remove"))];
  }

  #rowName(id) {
    return this.calculator.rows.find((row) => row.id === id)?.label ?? this.deck.labelOf(id);
  }

  // ---- keeping

  #showKeep() {
    const { isPublished } = this.calculator.scenario;
    const isFull = this.kept.isFull;
    this.name.disabled = this.keepButton.disabled = isPublished || isFull;
    if (document.activeElement !== this.name && !this.name.value) this.name.value = this.kept.freeName;
    this.note.textContent = [this.#told, this.#roomWords(isFull, isPublished)].filter(Boolean).join(" ");
  }

  /** Why nothing can be kept now; nothing where something can. */
  #roomWords(isFull, isPublished) {
    if (isFull) return `${MOST_KEPT} scenarios are kept, which is all that there is room for: remove one to keep another.`;
    return isPublished ? "Change a number first; then you can keep the scenario here until you close this window." : "";
  }

  #keep() {
    const name = this.name.value.trim() || this.kept.freeName;
    if (this.keepButton.disabled) return;
    const kept = this.kept.keep(name, this.calculator.scenario.state);
    if (kept === null) return;
    this.name.value = this.kept.freeName;
    this.#told = kept === name ? `“${name}” is kept.` : `Another scenario is kept as “${name}”, so this one is “${kept}”.`;
    this.refresh();
  }

  #key(event) {
    event.stopPropagation(); // what is undone here is what was typed here
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.#keep();
  }

  #press(button) {
    const { does, name } = button?.dataset ?? {};
    if (does === "open") this.#open(name);
    if (does === "remove") {
      this.kept.remove(name);
      this.#told = `“${name}” is removed.`;
      this.name.value = "";
      this.refresh();
    }
  }

  #open(name) {
    const kept = this.kept.all.find((one) => one.name === name);
    if (kept) this.calculator.replace(kept.state);
  }
}
