// One number that can be edited: shows what the scenario says of it, and tells the calculator what was done to it.
// The HTML is build_scripts/publish/templates/calculator/field.html.

import { claimAddress } from "./addresses.js";
import { fingerprint } from "./link.js";
import { entryText } from "./number.js";
import { isAtLeast } from "./rating.js";
import { Slider } from "./slider.js";
import { sentences } from "./words.js";

const TYPING_PAUSE = 1500; // ms: letters that follow each other sooner are one step of undoing

let gestures = 0;

export class Field {
  #known = new Map(); // what stands in the field when nobody wrote in it, by claim taken and unit
  #text; // that of them which is shown, or was last
  #origin; // who says so, as built
  #subject; // what the published number speaks of
  #read = null; // how calc reads what stands here
  #isRange; // whether what stands here is a range
  #dropped = null; // {words, text}: the range that the slider could not take along, and what stands in its place
  #converted = null; // {text, unit}, what was written before its unit was changed, and {entry, shown}, what it became
  #typed = false; // whether the browser has something of its own to undo here
  gesture = null; // the number of the drag that is under way

  constructor(element) {
    this.element = element;
    const { field, entry, unit, label, computed, claimId, rating, range } = element.dataset;
    [this.id, this.entry, this.unit, this.label, this.claimId, this.rating] = [field, entry, unit, label, claimId, rating];
    this.isComputed = computed !== undefined;
    this.isBuiltRange = this.#isRange = range !== undefined;
    this.#text = entry;
    const part = (name) => element.querySelector(`[data-${name}]`);
    [this.input, this.menu, this.unitText] = [part("text"), part("unit-menu"), part("unit-text")];
    [this.resetButton, this.note, this.error] = [part("reset"), part("note"), part("error")];
    [this.origin, this.instead, this.ratedLow] = [part("origin"), part("instead"), part("rated-low")];
    [this.rivalsButton, this.subject] = [part("rivals"), part("subject")];
    this.#subject = this.subject?.textContent;
    this.#origin = [...this.origin.childNodes];
    const slider = part("slider");
    if (slider) this.slider = new Slider(slider, (move) => this.#slid(move));
  }

  /** Make it live. `changes(change, options)` is told of every change, `unitChosen(field, unit)` of the menu,
   * `held(isHeld)` of a slider under a finger, and `rangeMoved` (RangeMover.move) of one that moves a range. */
  start({ changes, unitChosen, held, rangeMoved }) {
    Object.assign(this, { changes, held, rangeMoved });
    this.input.readOnly = false;
    // A browser may have kept what was typed before a reload; the numbers beside it are the built ones.
    this.input.value = this.entry;
    if (this.menu) {
      this.menu.value = this.unit;
      this.menu.disabled = false;
      this.menu.addEventListener("change", () => unitChosen(this, this.menu.value));
    }
    this.input.addEventListener("input", () => this.#type());
    this.input.addEventListener("focus", () => (this.#typed = false));
    // Enter would otherwise press the first button of the form.
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.resetButton.addEventListener("click", () => {
      this.input.focus();
      this.changes(this.cleared);
    });
    this.slider?.start();
    this.slider?.tell(this.words);
  }

  /** The change that takes every change of this field back. */
  get cleared() {
    return { set: { [this.id]: null }, units: { [this.id]: null }, use: { [this.id]: null } };
  }

  get shownUnit() {
    return this.menu ? this.menu.value : this.unit;
  }

  /** Whether the browser's own undo would do something in this field. */
  get hasTyped() {
    return this.#typed && document.activeElement === this.input;
  }

  /** A unit by its name, as the menu has it; nothing for a pure number. */
  unitWords(unit) {
    if (unit === "1") return "";
    const option = this.menu && [...this.menu.options].find((one) => one.value === unit);
    return option ? option.textContent : (this.unitText?.textContent ?? unit);
  }

  /** Its published number with its unit. */
  get publishedWords() {
    return `${this.entry} ${this.unitWords(this.unit)}`.trim();
  }

  /** A few letters that are others when the published number is another. */
  get print() {
    return fingerprint(this.id, this.entry, this.unit);
  }

  /** The number that stands in it, with its unit. */
  get words() {
    return this.#read ?? `${this.input.value} ${this.unitWords(this.shownUnit)}`.trim();
  }

  /** Show what the scenario says, as far as it is known before calc has answered. */
  show(scenario) {
    const { set, use, units } = scenario.state;
    const unit = scenario.unitOf(this.id);
    if (this.menu && this.menu.value !== unit) this.menu.value = unit;
    this.slider?.setFactor(this.#factor(unit));
    const isWritten = this.id in set;
    const isAsBuilt = !(this.id in use) && !(this.id in units);
    const known = isAsBuilt ? this.entry : this.#known.get(this.#key(scenario));
    if (known !== undefined) this.#text = known;
    this.#write(isWritten ? set[this.id] : this.#text);
    this.#wait(!isWritten && known === undefined);
    if (isAsBuilt && !isWritten) this.slider?.show(this.slider.at, this.words);
    const isEdited = scenario.isChanged(this.id);
    this.element.classList.toggle("rr-field--edited", isEdited);
    this.resetButton.hidden = !isEdited && unit === this.unit;
    this.instead.hidden = !(this.id in set);
    this.#showOrigin(use[this.id]);
  }

  /** Show what calc says of it: {result, understood, error}, each or none, under the scenario that was asked about. */
  tell({ result, understood, error }, scenario) {
    const { set } = scenario.state;
    this.#read = understood?.text ?? null;
    this.#isRange = understood ? understood.family !== null : this.#isRangeOf(result);
    this.#complain(error);
    if (error) this.#say("");
    else if (understood) this.#say([`Read as ${understood.text}.`, understood.note, this.#droppedWords].filter(Boolean).join(" "));
    else this.#say(this.#news(result, scenario));
    if (!(this.id in set) && result?.entry != null) this.#learn(result.entry, scenario);
    const value = understood?.value ?? (this.id in set ? null : result?.value);
    if (value != null) this.slider?.show(value, this.words);
  }

  /** Whether a number that nobody wrote is a range; one that is not asked about is what was built. */
  #isRangeOf(result) {
    if (!result) return this.isBuiltRange;
    return result.family !== null && result.family !== "point";
  }

  get #droppedWords() {
    if (this.#dropped?.text !== this.input.value) return "";
    return `The range is dropped, since it cannot be moved there: ${this.#dropped.words}. Undo brings it back.`;
  }

  /** What there is to say of a number that nobody wrote. */
  #news(result, { state }) {
    if (!result) return "";
    if (this.id in state.use) return [result.text, result.range_text].filter(Boolean).join(", ") + ".";
    if (this.isComputed) return result.edited && result.text ? `Now ${result.text}, from your numbers.` : "";
    if (!state.widen) return "";
    if (result.range_text) return `${result.range_text}.`;
    return result.interval_text ? `It follows from widened numbers: ${result.interval_text}.` : "";
  }

  #learn(entry, scenario) {
    const isAsBuilt = !(this.id in scenario.state.use) && !(this.id in scenario.state.units);
    if (isAsBuilt) return; // a step shows what was published; what it comes to now is said below
    this.#text = entry;
    const isFixed = !this.isComputed || this.id in scenario.state.use; // what follows from others changes with them
    if (isFixed) this.#known.set(this.#key(scenario), entry);
    this.#write(entry);
    this.#wait(false);
  }

  #key(scenario) {
    return `${scenario.state.use[this.id] ?? ""} ${scenario.unitOf(this.id)}`;
  }

  /** Until calc has said what stands here, what is shown is of another unit or claim. */
  #wait(isWaiting) {
    this.element.classList.toggle("rr-field--waiting", isWaiting);
    this.input.setAttribute("aria-busy", String(isWaiting));
  }

  /** Nothing is said of a number that is as published. */
  quiet() {
    this.#isRange = this.isBuiltRange;
    this.#say("");
    this.#complain(null);
  }

  /** Mark it as rated lower than the reader wants, and say how many of its rivals are not. */
  markRating(isLow, least) {
    this.ratedLow.hidden = !isLow;
    this.ratedLow.textContent = isLow ? `Rated ${this.rating}, not ${least} or better.` : "";
    if (!this.rivalsButton) return;
    const { ratings, otherRatings } = this.rivalsButton.dataset;
    const words = rivalWords(ratings.split(" ").filter(Boolean), otherRatings.split(" ").filter(Boolean), least);
    this.rivalsButton.textContent = words;
    this.rivalsButton.setAttribute("aria-label", `${words}, ${this.label}`);
  }

  #factor(unit) {
    const of = (name) => Number([...(this.menu?.options ?? [])].find((one) => one.value === name)?.dataset.factor);
    return of(unit) / of(this.unit) || 1;
  }

  /** What stands here as it was written, with the unit in which that was: converted numbers are not converted again. */
  source(text, unit) {
    const { entry, shown } = this.#converted ?? {};
    return entry === text && shown === unit ? this.#converted : { text, unit };
  }

  /** What was written, {text, unit}, is shown in another unit: {entry, shown}. */
  convert(converted) {
    this.#converted = converted;
  }

  #type() {
    this.#typed = true;
    this.#read = null;
    const text = this.input.value;
    // A step that is set to the number that its source states is an edit: the chain has another number there.
    const isBack = text.trim() === this.#text && !this.isComputed;
    const units = { [this.id]: this.shownUnit === this.unit ? null : this.shownUnit };
    this.changes({ set: { [this.id]: isBack ? null : text }, units }, { key: `type ${this.id}`, pause: TYPING_PAUSE });
  }

  #slid({ value, isHeld }) {
    if (isHeld) this.held(true);
    // All places of one drag are one step of undoing; so are keys that follow each other.
    const key = isHeld || this.gesture ? `drag ${(this.gesture ??= ++gestures)}` : `slide ${this.id}`;
    const step = { key, pause: this.gesture ? Infinity : TYPING_PAUSE };
    if (!isHeld) this.gesture = null;
    if (this.#isRange) {
      this.rangeMoved(this, value, step, (dropped) => this.#moved(isHeld, dropped));
      return;
    }
    const dropped = this.#droppedWords && this.#dropped.words; // also while the drag that dropped it goes on
    this.changes({ set: { [this.id]: entryText(value, this.unitWords(this.shownUnit)) } }, step);
    this.#moved(isHeld, dropped);
  }

  #moved(isHeld, dropped) {
    this.#dropped = dropped ? { words: dropped, text: this.input.value } : null;
    this.slider.tell(this.words);
    if (!isHeld) this.held(false);
  }

  #write(text) {
    if (this.input.value.trim() === text.trim()) return;
    this.input.value = text;
    this.#read = null;
    this.#typed = false; // the browser forgets what was typed when a script writes
  }

  #say(text) {
    if (this.note.textContent !== text) this.note.textContent = text;
  }

  #complain(error) {
    const text = error ? sentences(error) : "";
    if (this.error.textContent !== text) this.error.textContent = text;
    this.error.hidden = !error;
    if (error) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  /** Who says so: the claim that is taken, else what was built. */
  #showOrigin(claimId) {
    if (this.origin.dataset.taken === (claimId ?? "")) return;
    this.origin.dataset.taken = claimId ?? "";
    if (this.subject) this.subject.textContent = claimId ? "" : this.#subject;
    if (!claimId) {
      this.origin.replaceChildren(...this.#origin);
      return;
    }
    const link = document.createElement("a");
    link.href = claimAddress(claimId);
    link.textContent = claimId;
    this.origin.replaceChildren(link);
  }

  /** Say more of the claim that is taken, once calc has told: `rival` is its record. */
  nameOrigin(claimId, rival) {
    if (this.origin.dataset.taken !== claimId) return;
    const link = this.origin.querySelector("a");
    link.textContent = rival.statement ?? claimId;
    const from = [rival.source_title ?? rival.source, rival.date, rival.rating].filter(Boolean).join(" · ");
    const rest = Object.assign(document.createElement("span"), { className: "rr-field__from", textContent: from });
    this.origin.replaceChildren(link, " ", rest);
    if (this.subject) this.subject.textContent = rival.subject_label ?? "";
  }
}

/** How many rivals are offered, and how many numbers of other subjects: as build_scripts/publish/calculator_view.py. */
function rivalWords(rivals, others, least) {
  const count = (ratings) => {
    const offered = least ? ratings.filter((one) => isAtLeast(one, least)).length : ratings.length;
    return offered === ratings.length ? `${offered || "no"}` : `${offered} of ${ratings.length}`;
  };
  const words = `${count(rivals)} ${rivals.length > 1 ? "rivals" : "rival"}`;
  return others.length > 0 ? `${words} · ${count(others)} of other subjects` : words;
}
