// A claim while it is written: what stands in the fields goes to the check, and what it says goes beside them.
//
// The HTML is build_scripts/publish/templates/form.html; the answers are those of build_scripts/form/messages.py, by the
// rules that `python -m build_scripts check` applies. Nothing that is typed is ever taken for HTML.

import { engine, savesData, startWhenIdle } from "../engine.js";
import { Progress } from "../progress.js";
import { Check } from "./check.js";
import { Choices } from "./choices.js";
import { Entry } from "./entry.js";
import { Findings } from "./findings.js";
import { Inputs } from "./inputs.js";
import { Kept, fromFragment } from "./kept.js";
import { Present } from "./present.js";
import { Proposal } from "./proposal.js";
import { RecordFiles } from "./record_files.js";
import { Rivals } from "./rivals.js";
import { SourceText } from "./source_text.js";

const LISTS = { source: "sources", "claim.subject": "subjects", "claim.quantity": "quantities" };

export class Writer {
  constructor(form) {
    this.form = form;
    const part = (name) => form.querySelector(`[data-${name}]`);
    this.part = part;
    this.kept = new Kept();
    this.check = new Check((answer) => this.#show(answer));
    this.entries = new Map();
    for (const element of form.querySelectorAll("[data-entry]")) {
      if (!element.querySelector("[data-control]")) continue;
      const entry = new Entry(element, () => this.#changed());
      this.entries.set(entry.name, entry);
    }
    this.choices = Object.keys(LISTS).map((name) => new Choices(form.querySelector(`[data-choices="${name}"]`), this.entries.get(name)));
    this.inputs = new Inputs(part("inputs"), { changed: () => this.#changed(), search: (text) => this.check.search(text) });
    this.text = new SourceText(part("text"), { put: (text) => this.check.put(text), began: () => this.#await(), changed: () => this.#changed() });
    this.findings = new Findings(form, this);
    this.rivals = new Rivals(part("rivals"), part("rival-words"), part("duplicates"));
    this.files = new RecordFiles(part("files"));
    this.proposal = new Proposal(part("propose"), form.dataset);
    this.present = new Present(part("files"), part("propose"));
    this.progress = new Progress(part("progress"), "the check");
  }

  start() {
    for (const element of document.querySelectorAll("[data-unscripted]")) element.hidden = true;
    this.form.hidden = false;
    // What is said of a field waits until the person has gone on.
    this.form.addEventListener("focusout", () => this.answer && this.findings.showBeside(this.answer));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.form.querySelectorAll("[data-start-again]")) button.addEventListener("click", () => this.#startAgain());
    this.part("take-aside").addEventListener("click", () => this.#takeAside());
    this.#takeUp();
    const follow = () => {
      if (!this.form.isConnected) window.removeEventListener("hashchange", follow);
      else if (fromFragment(location.hash, this.entries)) this.#takeUp(), this.#changed();
    };
    window.addEventListener("hashchange", follow);
    const stop = engine.on((state) => (this.form.isConnected ? this.progress.show(state) : stop()));
    this.inputs.start();
    this.text.start();
    startWhenIdle();
    // The check comes with Python, so that it is there when the first field is filled in.
    if (this.#isFilled) {
      this.#ask();
      return;
    }
    if (!savesData()) engine.ready.then(() => this.check.warm(), () => {});
    this.findings.show(null);
  }

  /** What is filled in, by the names of the fields. */
  get fields() {
    const filled = [...this.entries.values()].filter((entry) => entry.text);
    return Object.fromEntries(filled.map((entry) => [entry.name, entry.text]));
  }

  get #isFilled() {
    return Object.keys(this.fields).length > 0 || this.inputs.pairs.length > 0;
  }

  entry(name) {
    return this.entries.get(name);
  }

  /** What stands beside the fields is no longer, or not yet, what follows from them. */
  #await() {
    this.check.expect();
    this.present.isOlder = true;
    this.findings.wait();
  }

  #changed() {
    this.#await();
    this.kept.keep({ fields: this.fields, inputs: this.inputs.pairs });
    this.check.later(() => this.#request);
  }

  #ask() {
    this.#await();
    this.check.now(() => this.#request);
  }

  get #request() {
    return { op: "draft", today: today(), fields: this.fields, inputs: this.inputs.pairs };
  }

  /** What a link brings goes before what was typed on this device, which is kept beside it. */
  #takeUp() {
    const brought = fromFragment(location.hash, this.entries);
    const found = this.kept.found;
    if (brought) {
      history.replaceState(history.state, "", location.pathname + location.search);
      this.kept.putAside(brought);
      this.#fill({ fields: brought, inputs: [] });
      this.kept.keep({ fields: brought, inputs: [] });
    } else if (found) {
      this.#fill(found);
    }
    this.part("kept").hidden = Boolean(brought) || !found;
    this.part("aside").hidden = !this.kept.aside;
  }

  #takeAside() {
    this.#fill(this.kept.aside ?? { fields: {}, inputs: [] });
    this.kept.forgetAside();
    this.part("aside").hidden = true;
    this.entry("url").control.focus();
    this.#changed();
  }

  #fill({ fields, inputs }) {
    for (const [name, entry] of this.entries) entry.fill(fields[name] ?? "");
    this.inputs.fill(inputs);
    for (const details of this.form.querySelectorAll("details")) {
      const holds = [...details.querySelectorAll("[data-entry]")].some((element) => fields[element.dataset.entry]);
      if (holds || (details.matches("[data-further]") && inputs.length)) details.open = true;
    }
  }

  #startAgain() {
    this.kept.forget();
    this.#fill({ fields: {}, inputs: [] });
    this.text.clear();
    this.part("kept").hidden = true;
    this.entry("url").control.focus();
    this.#ask();
  }

  #show(answer) {
    if (!this.form.isConnected) return;
    if (answer.error) {
      this.findings.showFailure(answer.error);
      return;
    }
    this.answer = answer;
    for (const [name, entry] of this.entries) entry.propose(answer.proposed[name] ?? "", answer.unsure.includes(name));
    for (const choices of this.choices) {
      const { text, effective } = this.entry(choices.name);
      // What is unsure is for the person to choose, the likeliest too.
      choices.show(answer[LISTS[choices.name]], answer.unsure.includes(choices.name) ? text : effective);
    }
    this.#showSource(answer);
    this.#showNumber(answer);
    this.inputs.suggest(this.entry("claim.formula").text);
    this.text.show(answer.text, answer.findings);
    this.rivals.show(answer);
    this.present.isOlder = false;
    this.files.show(answer.files);
    this.findings.show(answer);
    this.proposal.show(answer, this.findings.errors);
  }

  #showSource({ is_new_source: isNewSource, is_new_subject: isNewSubject, source }) {
    this.form.querySelector('[data-when="new-source"]').hidden = !isNewSource;
    this.form.querySelector('[data-when="new-subject"]').hidden = !isNewSubject;
    const known = this.part("known");
    known.hidden = !source;
    if (source) {
      const published = source.published ? `, ${source.published}` : "";
      known.textContent = `${source.title}, by ${source.producer}${published}. Reliability ${source.reliability ?? "?"}: ${source.words}. ${source.reason}`;
    }
  }

  #showNumber({ number, units, recomputation }) {
    const line = this.part("reading");
    line.textContent = this.entry("amount").text ? `Read as: ${numberWords(number)}` : "";
    line.hidden = !line.textContent || Object.keys(number).length < 2;
    document.getElementById("form-units").replaceChildren(...units.map((unit) => Object.assign(document.createElement("option"), { value: unit })));
    const sum = this.part("recomputed");
    sum.hidden = !recomputation;
    if (recomputation) sum.textContent = sumWords(recomputation);
  }
}

function numberWords({ value, p5, p95, least, greatest, unit, qualifier, family }) {
  const low = p5 ?? least;
  const high = p95 ?? greatest;
  const measured = unit && unit !== "1" ? ` ${unit}` : "";
  const before = qualifier && qualifier !== "exact" ? `${qualifier.replace("_", " ")} ` : "";
  const range = low && high ? `${low} to ${high}` : "";
  const kind = family ? ` (${family})` : "";
  if (value && range) return `${before}${value}${measured}, within ${range}${measured}${kind}.`;
  return `${before}${value ?? range}${measured}${kind}.`;
}

function sumWords({ recomputed_text: text, verdict, verdict_text: words, ratio_text: ratio, reason }) {
  if (!text) return `The formula gives no number yet. ${reason ?? ""}`.trim();
  const compared = verdict === "differs" && ratio ? `${words}, ${ratio}` : words;
  return `The formula gives ${text}${compared ? `: ${compared}` : ""}.`;
}

/** The day by the reader's own calendar. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
