// Makes the calculators of a page live. The HTML, its data attributes and the built numbers come from
// build_scripts/publish/templates/calculator.html; every number shown here is calc's own text.
//
// What panels may use of a Calculator (another module gets each one by `whenStarted`):
//   calculator.scenario            what the reader has changed (scenario.js); .request() has the keys of a message
//   calculator.results             ids of the results, in the order of the page
//   calculator.on("answer", fn)    fn(response) after each answer, while dragging too; null when all is as published
//   calculator.on("settle", fn)    the same when typing or dragging pauses, with all draws; also once at the start
//   calculator.ask(message)        calc's response to {op, …}; the scenario's keys are added to it
//   calculator.include(keys)       keys() is what a panel wants in every answer: {histograms: [ids]}
//   calculator.apply(change)       change the scenario (Scenario.apply), as a step that can be undone
//   calculator.chosen              the result that panels speak of, null for the first; choose(id) changes it, and
//                                  calculator.on("choose", fn) tells when a link did
//   calculator.panels              the element [data-panels], hidden until somebody fills it

import { AddressBar } from "./address_bar.js";
import { engine, startWhenIdle } from "./engine.js";
import { Field } from "./field.js";
import { Paper } from "./paper.js";
import { Presets } from "./presets.js";
import { Progress } from "./progress.js";
import { RangeMover } from "./range_mover.js";
import { isAtLeast } from "./rating.js";
import { Bar, Row } from "./results.js";
import { RivalMenu } from "./rival_menu.js";
import { Rivals } from "./rivals.js";
import { Scenario } from "./scenario.js";
import { Tools } from "./tools.js";
import { Warnings } from "./warnings.js";
import { sentences } from "./words.js";

const QUICK_SAMPLES = 512; // while something is dragged
const SETTLE_AFTER = 300; // ms without a change
const ANNOUNCE_AFTER = 700; // ms: a screen reader is told when typing pauses, not at every key

class Calculator {
  #turn = 0;
  #isAsking = false;
  #isHeld = false;
  #timers = {};
  #listeners = { answer: new Set(), settle: new Set(), choose: new Set() };
  #stops = [];
  #included = []; // what panels want in every answer
  #converting = new Map(); // field id → the unit that was chosen last, while calc converts
  #words = ""; // what else a screen reader is told with the next answer

  chosen = null;

  constructor(form) {
    this.form = form;
    const { kind, samples, engine: version, dataVersion, prefix, title } = form.dataset;
    Object.assign(this, { kind, samples: Number(samples), engine: version, dataVersion, prefix, title });
    const part = (name) => form.querySelector(`[data-${name}]`);
    this.fields = [...form.querySelectorAll("[data-field]")].map((element) => new Field(element));
    this.rows = [...form.querySelectorAll("[data-claim]")].map((element) => new Row(element));
    this.results = [...new Set(this.rows.map((row) => row.id))];
    this.scenario = new Scenario(Object.fromEntries(this.fields.map((field) => [field.id, field.unit])));
    this.tools = new Tools(form, this);
    this.presets = new Presets(form.querySelectorAll("[data-preset]"), this);
    this.rivals = new Rivals(JSON.parse(form.dataset.ratings));
    this.rivalMenu = new RivalMenu(part("rival-menu"), this);
    this.rangeMover = new RangeMover(this);
    this.progress = new Progress(part("progress"));
    this.paper = new Paper(part("paper"));
    this.warnings = part("warnings") ? new Warnings(part("warnings"), this.rows) : null;
    this.bar = part("bar") ? new Bar(part("bar"), this.rows) : null;
    [this.stale, this.live, this.panels] = ["stale", "live", "panels"].map(part);
    this.page = location.pathname;
    this.address = new AddressBar(this, part("notice"), part("full-page"));
  }

  // ---- the life of a calculator

  start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.#listen(document, "keydown", (event) => this.#undoByKey(event));
    this.#listen(window, "hashchange", () => this.address.open());
    this.#listen(window, "pagehide", () => this.address.flush());
    this.#listen(document, "click", () => this.address.flush(), true); // before instant navigation leaves the page
    for (const field of this.fields) this.#startField(field);
    for (const part of [this.tools, this.presets, this.rivalMenu]) part.start();
    for (const element of this.form.querySelectorAll("[data-scripted]")) element.hidden = false;
    if (!this.rivalMenu.isPossible) this.fields.forEach((field) => field.rivalsButton?.remove());
    this.#openLinksOutside();
    this.#loadWhenNear();
    this.#stops.push(engine.on((state) => this.progress.show(state)));
    this.#show();
    this.paper.show(this);
    this.address.open();
    if (this.scenario.isPublished) this.#later("settle", 0, () => this.#tell("settle", null));
  }

  /** The page is gone; nothing that comes back may be shown. */
  stop() {
    this.#turn = Infinity;
    this.#stops.forEach((stop) => stop());
    this.address.stop();
    Object.values(this.#timers).forEach(clearTimeout);
  }

  #startField(field) {
    field.start({
      changes: (change, options) => this.apply(change, options),
      unitChosen: (one, unit) => this.#changeUnit(one, unit),
      held: (isHeld) => this.#hold(isHeld),
      rangeMoved: (...move) => this.rangeMover.move(...move),
    });
    field.rivalsButton?.addEventListener("click", () => this.rivalMenu.open(field));
  }

  /** While a slider is held few draws do; when it is let go, the same is asked with all of them. */
  #hold(isHeld) {
    const isReleased = this.#isHeld && !isHeld;
    this.#isHeld = isHeld;
    if (isReleased) this.#recompute();
  }

  #listen(target, name, listener, options) {
    target.addEventListener(name, listener, options);
    this.#stops.push(() => target.removeEventListener(name, listener, options));
  }

  // The engine is large, so it comes when somebody is near: a pointer, the focus, or the calculator in view.
  #loadWhenNear() {
    const begin = () => engine.start();
    this.form.addEventListener("pointerenter", begin, { once: true });
    this.form.addEventListener("focusin", begin, { once: true });
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      startWhenIdle();
    });
    observer.observe(this.form);
    this.#stops.push(() => observer.disconnect());
  }

  // A page within another shows the calculator alone: whatever it links to belongs into a window of its own.
  #openLinksOutside() {
    if (!document.documentElement.classList.contains("rr-embedded")) return;
    this.form.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      for (const [name, value] of link ? [["target", "_blank"], ["rel", "noopener"]] : []) link.setAttribute(name, value);
    }, true);
  }

  // ---- for panels

  on(name, listener) {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  ask(message) {
    return engine.ask({ ...this.scenario.request(), samples: this.samples, ...message });
  }

  include(keys) {
    this.#included.push(keys);
  }

  apply(change, options) {
    if (this.scenario.apply(change, options)) this.#changed();
  }

  /** Speak of another result; one that there is not, of the first. No step to undo: no number changes. */
  choose(id) {
    const known = this.results.includes(id) ? id : null;
    if (known === this.chosen) return;
    this.chosen = known;
    this.address.rememberSoon();
    this.#tell("choose", known);
  }

  // ---- changes

  undo() {
    if (this.scenario.undo()) this.#changed("Undone.");
  }

  redo() {
    if (this.scenario.redo()) this.#changed("Done again.");
  }

  clear() {
    if (this.scenario.clear()) this.#changed();
  }

  /** The given changes and no others. */
  replace(change) {
    if (this.scenario.replace(change)) this.#changed();
  }

  #changed(words = "") {
    this.#words = words;
    this.#converting.clear();
    this.#show();
    this.address.changed();
    this.#recompute();
  }

  // Ctrl+Z belongs to the browser while it has letters to take back, and to us everywhere else.
  #undoByKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && !(key === "y" && !event.shiftKey)) return;
    const isOther = event.target.closest?.("input, textarea, select, [contenteditable]") && !this.form.contains(event.target);
    if (isOther || this.fields.some((field) => field.hasTyped)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.redo();
    else this.undo();
  }

  /** Write the number of a field in the unit that its menu now shows; the number itself stays. */
  async #changeUnit(field, unit) {
    this.#converting.set(field.id, unit);
    const { set } = this.scenario.state;
    const units = { [field.id]: unit === field.unit ? null : unit };
    if (!(field.id in set)) {
      this.apply({ units });
      return;
    }
    const { text, unit: from } = field.source(set[field.id], this.scenario.unitOf(field.id));
    if (from === unit) {
      this.apply({ set: { [field.id]: text }, units });
      return;
    }
    const scenario = this.scenario.request();
    const [own, written_in] = [{ ...scenario.set, [field.id]: text.trim() }, { ...scenario.written_in, [field.id]: from }];
    const request = { ...scenario, set: own, written_in, units: { [field.id]: unit } };
    if (engine.state.phase === "failed") engine.start();
    const response = await engine.ask({ op: "evaluate", claims: [field.id], ...request });
    // Somebody has gone on meanwhile: another unit, another number, another page.
    if (!this.form.isConnected || this.#converting.get(field.id) !== unit) return;
    this.#converting.delete(field.id);
    if (response.error) {
      field.show(this.scenario); // number and unit must not come apart
      this.showFailure(response.error);
      return;
    }
    // What cannot be read has no number to convert: it is in the unit that now stands beside it.
    const entry = response.understood?.[field.id]?.entry ?? text;
    field.convert({ text, unit: from, entry, shown: unit });
    this.apply({ set: { [field.id]: entry }, units });
  }

  // ---- answers

  /** Ask for the numbers under the present scenario. The newest change wins; one question is under way at a time. */
  async #recompute() {
    this.#turn += 1;
    if (this.scenario.isPublished) {
      this.#showBuilt();
      return;
    }
    if (this.#isAsking) return;
    this.#isAsking = true;
    let turn;
    do {
      turn = this.#turn;
      const samples = this.#isHeld ? Math.min(QUICK_SAMPLES, this.samples) : this.samples;
      if (engine.state.phase === "failed") engine.start();
      const response = await this.ask({ ...this.#question, samples });
      if (this.#turn === Infinity || this.scenario.isPublished) break;
      this.#answer(response, turn === this.#turn);
    } while (turn !== this.#turn);
    this.#isAsking = false;
  }

  get #question() {
    const { use, units, widen } = this.scenario.state;
    const shown = this.fields.filter(({ id, isComputed }) => widen || isComputed || id in use || id in units);
    const claims = [...new Set([...this.results, ...shown.map((field) => field.id)])];
    return Object.assign({ op: "evaluate", claims }, ...this.#included.map((keys) => keys()));
  }

  /** Show an answer. One that a newer change has overtaken is of use only while something is dragged: it is seen to move. */
  #answer(response, isNewest) {
    if (!isNewest && !this.#isHeld) return;
    if (response.error) {
      if (isNewest) this.showFailure(response.error);
      return;
    }
    const errors = Object.values(response.errors ?? {});
    if (isNewest) this.#tellFields(response);
    if (errors.length > 0) {
      if (isNewest) this.#showErrors(errors, response);
      return;
    }
    this.#setStale(false);
    this.progress.hide();
    const changed = this.rows.filter((row) => row.show(response.results[row.id]));
    const warned = this.warnings?.show(response.conditions) ?? "";
    this.bar?.show(this.rows.filter((row) => row.isChanged), this.warnings?.first);
    this.#tell("answer", response);
    if (!isNewest) return;
    this.#report(changed, warned);
    this.address.answered(response);
    this.paper.show(this);
    if (!this.#isHeld) this.#later("settle", SETTLE_AFTER, () => this.#tell("settle", response));
  }

  #tellFields({ results, understood, errors }) {
    for (const field of this.fields) {
      const { id } = field;
      field.tell({ result: results?.[id], understood: understood?.[id], error: errors?.[id] ?? null }, this.scenario);
    }
  }

  #showErrors(errors, response) {
    this.#setStale(true);
    this.announce(errors.map(sentences).join(" "));
    this.address.report(response);
  }

  #showBuilt() {
    for (const field of this.fields) field.quiet();
    this.#setStale(false);
    this.progress.show(engine.state);
    const changed = this.rows.filter((row) => row.restore());
    this.warnings?.restore();
    this.bar?.show([], this.warnings?.first);
    this.paper.show(this);
    this.#tell("answer", null);
    this.#later("settle", SETTLE_AFTER, () => this.#tell("settle", null));
    if (changed.length > 0) this.announce(`${this.#words} All numbers are as before your changes.`.trim());
  }

  #tell(name, response) {
    for (const listener of this.#listeners[name]) {
      try {
        listener(response);
      } catch (problem) {
        console.error(problem); // one panel's mistake is not the next one's
      }
    }
  }

  #report(changed, warned) {
    const others = changed.length - 1;
    const rest = others <= 0 ? "" : others === 1 ? " One other number changed." : ` ${others} other numbers changed.`;
    const told = changed.find((row) => row.hasNumber) ?? changed[0];
    const news = told ? `${told.summary}.${rest}` : "No result changes.";
    this.announce(`${this.#words} ${news} ${warned}`.trim());
  }

  announce(text) {
    this.#later("announce", ANNOUNCE_AFTER, () => (this.live.textContent = text));
  }

  #setStale(isStale) {
    this.form.classList.toggle("rr-calculator--stale", isStale);
    this.stale.hidden = !isStale;
  }

  /** Say that calc could not answer. */
  showFailure(error) {
    this.#setStale(true);
    this.progress.showFailure(error);
  }

  // ---- what is shown of the scenario at once

  #show() {
    const { scenario } = this;
    for (const field of this.fields) {
      field.show(scenario);
      const taken = scenario.state.use[field.id];
      if (taken) this.#nameOrigin(field, taken);
      field.markRating(this.#isRatedLow(field), scenario.state.at_least);
    }
    this.tools.show(scenario);
    this.presets.show();
  }

  async #nameOrigin(field, claim) {
    const rival = await this.rivals.find(claim, field, this.scenario);
    if (rival) field.nameOrigin(claim, rival);
  }

  #isRatedLow(field) {
    const { at_least } = this.scenario.state;
    return Boolean(at_least && field.rating && !this.scenario.isChanged(field.id) && !isAtLeast(field.rating, at_least));
  }

  /** The claim whose number stands in a field; null where the reader wrote one. */
  takes(id) {
    const { set, use } = this.scenario.state;
    return id in set ? null : (use[id] ?? this.fields.find((field) => field.id === id)?.claimId ?? null);
  }

  /** The text that stands in a field. */
  says(id) {
    return this.fields.find((field) => field.id === id)?.input.value ?? null;
  }

  /** The results that matter most: those of the bar, else the first. */
  get mainRows() {
    const ids = this.bar?.own ?? this.results.slice(0, 1);
    return ids.map((id) => this.rows.find((row) => row.id === id)).filter(Boolean);
  }

  #later(name, after, task) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(task, after);
  }
}

let shown = [];
const starters = new Set();

/** Be told of every calculator that is started, those of the present page at once. */
export function whenStarted(listener) {
  starters.add(listener);
  shown.forEach(listener);
}

/** Runs for each page of a visit: instant navigation changes the document without loading it. */
function begin() {
  shown = shown.filter((calculator) => calculator.form.isConnected || calculator.stop());
  const known = new Set(shown.map((calculator) => calculator.form));
  for (const form of document.querySelectorAll("form[data-calculator]")) {
    if (known.has(form)) continue;
    const calculator = new Calculator(form);
    shown.push(calculator);
    calculator.start();
    starters.forEach((listener) => listener(calculator));
  }
}

if (window.document$) window.document$.subscribe(begin);
else begin();
