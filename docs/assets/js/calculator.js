// Makes the calculators of a page live. The HTML, its data attributes and the built numbers come from
// build_scripts/publish/templates/calculator.html; every number shown here is calc's own text.

import { engine, startWhenIdle } from "./engine.js";

const ANNOUNCE_AFTER = 700; // ms: a screen reader is told when typing pauses, not at every key
const NOTHING = "—";
const NUMBERS = ["recomputed", "chained"];
const RATIOS = ["ratio", "chained_ratio"];
const REASONS = ["reason", "chained_reason"];
const VERDICTS = ["verdict", "chained_verdict"];

/** One number that can be edited. `base` is the text that stands for the unedited number in the unit chosen. */
class Field {
  constructor(element) {
    this.element = element;
    this.id = element.dataset.field;
    this.unit = element.dataset.unit;
    this.isComputed = "computed" in element.dataset;
    this.base = element.dataset.entry;
    this.writtenIn = this.unit; // the unit in which the text stands, which the menu is ahead of while calc converts
    this.isTouched = false; // whether somebody wrote in it since it was last reset
    this.input = element.querySelector("input");
    this.menu = element.querySelector("select");
    this.resetButton = element.querySelector("[data-reset]");
    this.note = element.querySelector("[data-note]");
    this.error = element.querySelector("[data-error]");
  }

  enable() {
    this.input.readOnly = false;
    // A browser may have kept what was typed before a reload; the numbers beside it are the built ones.
    this.input.value = this.base;
    if (this.menu) {
      this.menu.value = this.unit;
      this.menu.disabled = false;
    }
  }

  get chosenUnit() {
    return this.menu ? this.menu.value : this.unit;
  }

  get isEdited() {
    // A step that is set to the number that its source states is an edit: the chain has another number there.
    return this.text !== this.base || (this.isComputed && this.isTouched);
  }

  get text() {
    return this.input.value.trim();
  }

  reset() {
    this.base = this.element.dataset.entry;
    this.input.value = this.base;
    this.writtenIn = this.unit;
    this.isTouched = false;
    if (this.menu) this.menu.value = this.unit;
    this.say("");
    this.complain(null);
    this.mark();
  }

  mark() {
    this.element.classList.toggle("rr-field--edited", this.isEdited);
    this.resetButton.hidden = !this.isEdited && this.chosenUnit === this.unit;
  }

  say(text) {
    if (this.note.textContent !== text) this.note.textContent = text;
  }

  complain(error) {
    const text = error ? sentences(error) : "";
    if (this.error.textContent !== text) this.error.textContent = text;
    this.error.hidden = !error;
    if (error) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}

/** One row of results; remembers its built texts so that a reset needs no engine. */
class Row {
  constructor(element) {
    this.id = element.dataset.claim;
    this.label = (element.dataset.name ?? element.querySelector("th a")?.textContent ?? this.id).trim().replace(/\.$/, "");
    this.parts = new Map();
    this.built = new Map();
    for (const part of element.querySelectorAll("[data-part]")) {
      this.parts.set(part.dataset.part, part);
      this.built.set(part.dataset.part, { text: part.textContent, name: part.className, hidden: part.hidden });
    }
  }

  /** Show a result; true when a number changed. */
  show(result) {
    let changed = false;
    for (const name of NUMBERS) changed = this.#write(name, result[`${name}_text`] ?? NOTHING, true) || changed;
    for (const name of NUMBERS) this.#write(`${name}_interval`, result[`${name}_interval_text`] ?? "");
    for (const name of RATIOS) this.#write(name, result[`${name}_text`] ?? "");
    for (const name of VERDICTS) this.#verdict(name, result[name], result[`${name}_text`]);
    for (const name of REASONS) this.#reason(name, result[name]);
    return changed;
  }

  restore() {
    let changed = false;
    for (const [name, { text, name: className, hidden }] of this.built) {
      const part = this.parts.get(name);
      changed = this.#write(name, text, NUMBERS.includes(name)) || changed;
      if (!NUMBERS.includes(name)) part.className = className;
      part.hidden = hidden;
    }
    return changed;
  }

  get hasNumber() {
    return this.parts.get("chained")?.textContent.trim() !== NOTHING;
  }

  /** What a screen reader is told of it, and the bottom line on a phone. */
  get summary() {
    const read = (name) => this.parts.get(name)?.textContent.trim() ?? "";
    return [`${this.label}: ${read("chained")}`, read("chained_verdict"), read("chained_ratio")].filter(Boolean).join(", ");
  }

  #write(name, text, flashes = false) {
    const part = this.parts.get(name);
    if (!part || part.textContent === text) return false;
    part.textContent = text;
    if (flashes) flash(part);
    return true;
  }

  #reason(name, text) {
    this.#write(name, text ?? "");
    const part = this.parts.get(name);
    if (part) part.hidden = !text;
  }

  #verdict(name, code, words) {
    const part = this.parts.get(name);
    if (!part) return;
    part.textContent = words ?? "";
    part.className = `rr-verdict rr-verdict--${code ?? "none"}`;
    part.hidden = !code;
  }
}

class Calculator {
  #turn = 0;
  #isAsking = false;
  #announcing = null;
  #stopListening = () => {};
  #observer = null;

  constructor(form) {
    this.form = form;
    this.fields = [...form.querySelectorAll("[data-field]")].map((element) => new Field(element));
    this.rows = [...form.querySelectorAll("[data-claim]")].map((element) => new Row(element));
    this.resetAll = form.querySelector("[data-reset-all]");
    this.progress = form.querySelector("[data-progress]");
    this.stale = form.querySelector("[data-stale]");
    this.live = form.querySelector("[data-live]");
  }

  start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const field of this.fields) this.#wire(field);
    this.resetAll.addEventListener("click", () => {
      this.fields.forEach((field) => field.reset());
      this.fields[0]?.input.focus();
      this.#recompute();
    });
    // The engine is large, so it comes when somebody is near: a pointer, the focus, or the calculator in view.
    const begin = () => engine.start();
    this.form.addEventListener("pointerenter", begin, { once: true });
    this.form.addEventListener("focusin", begin, { once: true });
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#observer.disconnect();
      startWhenIdle();
    });
    this.#observer.observe(this.form);
    this.#stopListening = engine.on((state) => this.#showProgress(state));
  }

  /** The page is gone; nothing that comes back may be shown. */
  stop() {
    this.#turn = Infinity;
    this.#stopListening();
    this.#observer?.disconnect();
    clearTimeout(this.#announcing);
  }

  #wire(field) {
    field.enable();
    field.input.addEventListener("input", () => {
      field.isTouched = true;
      field.writtenIn = field.chosenUnit;
      field.mark();
      this.#recompute();
    });
    field.input.addEventListener("keydown", (event) => {
      // Enter would otherwise press the first button of the form, a reset.
      if (event.key === "Enter") event.preventDefault();
    });
    field.menu?.addEventListener("change", () => this.#changeUnit(field));
    field.resetButton.addEventListener("click", () => {
      field.reset();
      field.input.focus();
      this.#recompute();
    });
  }

  /** Write the number of a field in the unit that the menu now shows; the number itself stays. */
  async #changeUnit(field) {
    const unit = field.menu.value;
    const text = field.text;
    const wasEdited = field.isEdited;
    if (engine.state.phase === "failed") engine.start();
    const response = await engine.ask({
      op: "evaluate",
      claims: [field.id],
      set: wasEdited ? { [field.id]: text } : {},
      written_in: { [field.id]: field.writtenIn },
      units: { [field.id]: unit },
    });
    // Somebody has gone on meanwhile: another unit, another number, another page.
    if (!this.form.isConnected || field.menu.value !== unit || field.text !== text) return;
    if (response.error) {
      field.menu.value = field.writtenIn; // number and unit must not come apart
      this.#showFailure(response.error);
      return;
    }
    const base = response.results?.[field.id]?.entry;
    const entry = response.understood?.[field.id]?.entry;
    if (base != null) field.base = base;
    if (!wasEdited) field.input.value = field.base;
    else if (entry != null) field.input.value = entry;
    field.writtenIn = unit; // what cannot be read has no number to convert: it is in the unit that now stands beside it
    field.mark();
    this.#recompute();
  }

  get #edited() {
    return this.fields.filter((field) => field.isEdited);
  }

  /** Ask for the numbers under the present edits. The newest edit wins; one question is under way at a time. */
  async #recompute() {
    this.#turn += 1;
    this.resetAll.hidden = this.fields.every((field) => field.resetButton.hidden);
    if (this.#edited.length === 0) {
      this.#showBuilt();
      return;
    }
    if (this.#isAsking) return;
    this.#isAsking = true;
    let turn;
    let response;
    do {
      turn = this.#turn;
      if (engine.state.phase === "failed") engine.start();
      response = await engine.ask(this.#request());
    } while (turn !== this.#turn && this.#turn !== Infinity && this.#edited.length > 0);
    this.#isAsking = false;
    if (turn === this.#turn) this.#show(response);
  }

  #request() {
    const edited = this.#edited;
    const set = Object.fromEntries(edited.map((field) => [field.id, field.text]));
    // A bare number is in the unit beside it; calc lets a unit that was typed win.
    const writtenIn = Object.fromEntries(edited.map((field) => [field.id, field.writtenIn]));
    const computed = this.fields.filter((field) => field.isComputed).map((field) => field.id);
    const claims = [...new Set([...this.rows.map((row) => row.id), ...computed])];
    return { op: "evaluate", claims, set, written_in: writtenIn, samples: Number(this.form.dataset.samples), seed: 0 };
  }

  #show(response) {
    if (response.error) {
      this.#showFailure(response.error);
      return;
    }
    const errors = response.errors ?? {};
    for (const field of this.fields) {
      const understood = response.understood?.[field.id];
      const result = response.results?.[field.id];
      field.complain(errors[field.id] ?? null);
      if (errors[field.id]) field.say("");
      else if (understood) field.say(`Read as ${understood.text}.`);
      else field.say(field.isComputed && result?.edited && result.text ? `Now ${result.text}, from your numbers.` : "");
    }
    if (Object.keys(errors).length > 0) {
      this.#setStale(true);
      this.#announce(Object.values(errors).map(sentences).join(" "));
      return;
    }
    this.#setStale(false);
    this.progress.hidden = true;
    this.#report(this.rows.filter((row) => row.show(response.results[row.id])));
  }

  #showBuilt() {
    for (const field of this.fields) {
      field.say("");
      field.complain(null);
    }
    this.#setStale(false);
    this.#showProgress(engine.state);
    const changed = this.rows.filter((row) => row.restore());
    if (changed.length > 0) this.#announce("All numbers are as the sources state them.");
  }

  #report(changed) {
    if (changed.length === 0) {
      this.#announce("No result changes.");
      return;
    }
    const others = changed.length - 1;
    const rest = others === 0 ? "" : others === 1 ? " One other number changed." : ` ${others} other numbers changed.`;
    const told = changed.find((row) => row.hasNumber) ?? changed[0];
    this.#announce(`${told.summary}.${rest}`);
  }

  #announce(text) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => (this.live.textContent = text), ANNOUNCE_AFTER);
  }

  #setStale(isStale) {
    this.form.classList.toggle("rr-calculator--stale", isStale);
    this.stale.hidden = !isStale;
  }

  #showFailure(error) {
    this.#setStale(true);
    this.progress.textContent = sentences(error);
    this.progress.hidden = false;
  }

  #showProgress({ phase, what, done, total, reason }) {
    if (phase === "loading") this.#showLoading(what, done, total);
    else if (phase === "failed") this.progress.replaceChildren(reason ?? "The calculator could not be loaded.");
    this.progress.hidden = phase === "ready" || phase === "idle";
  }

  #showLoading(what, done, total) {
    let bar = this.progress.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", "Loading the calculator");
      this.progress.replaceChildren(document.createElement("span"), bar);
    }
    // A status line is read out at every change, so the text changes with what is loaded, not with each byte.
    const size = total ? `, ${megabytes(total)}` : "";
    const line = `Loading the calculator: ${what.includes("MB") ? what : what + size}`;
    if (this.progress.firstChild.textContent !== line) this.progress.firstChild.textContent = line;
    if (total) {
      bar.max = total;
      bar.value = Math.min(done, total);
      bar.title = `${megabytes(done)} of ${megabytes(total)}`;
    } else {
      bar.removeAttribute("value");
    }
  }
}

/** An error of calc in full sentences. */
function sentences({ message, expected, hint }) {
  const parts = [ended(message)];
  if (expected) parts.push(ended(`Expected: ${expected}`));
  if (hint) parts.push(ended(hint));
  return parts.join(" ");
}

function ended(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function flash(element) {
  element.classList.remove("rr-changed");
  void element.offsetWidth; // so that the animation starts again
  element.classList.add("rr-changed");
}

let shown = [];

/** Runs for each page of a visit: instant navigation changes the document without loading it. */
function begin() {
  shown = shown.filter((calculator) => calculator.form.isConnected || calculator.stop());
  const known = new Set(shown.map((calculator) => calculator.form));
  for (const form of document.querySelectorAll("form[data-calculator]")) {
    if (known.has(form)) continue;
    const calculator = new Calculator(form);
    shown.push(calculator);
    calculator.start();
  }
}

if (window.document$) window.document$.subscribe(begin);
else begin();
