// What the check finds: beside its field, and all together in what is left to do. Without a field it stands above the form.

import { make, renew } from "../panels/element.js";
import { ended } from "../words.js";

const SAID_ONCE = 3; // findings of one field are not repeated in the list beyond these

export class Findings {
  errors = 0;

  constructor(form, writer) {
    this.writer = writer;
    this.general = form.querySelector("[data-general]");
    this.state = form.querySelector("[data-state]");
    this.aloud = form.querySelector("[data-aloud]");
    this.left = form.querySelector("[data-left]");
    this.inputsError = form.querySelector("#form-inputs-error");
  }

  show(answer) {
    if (!answer) {
      this.#say("Begin with the address, the quote and the number.");
      return;
    }
    const { findings, files } = answer;
    this.showBeside(answer);
    this.#showInputs(findings.filter((one) => one.entry === "inputs"));
    const apart = findings.filter((one) => !one.entry && one.severity !== "note");
    this.general.hidden = apart.length === 0;
    this.general.replaceChildren(...apart.map((one) => make("p", {}, make("strong", { textContent: one.message }), ` ${shownWords(one)}`)));
    this.errors = findings.filter((one) => one.severity === "error").length;
    this.#list(findings);
    if (!files.length && !this.errors) this.#say("Begin with the address, the quote and the number.");
    else if (this.errors) this.#say(this.errors === 1 ? "One thing is left to do:" : `${this.errors} things are left to do:`);
    else this.#say("The record passes the check.");
  }

  /** Beside the fields: of an empty one only when the person has been there. */
  showBeside({ findings }) {
    for (const entry of this.writer.entries.values()) {
      const own = findings.filter((one) => one.entry === entry.name && one.severity !== "note");
      entry.complain(entry.isTouched || entry.effective ? own.map((one) => ({ ...one, shown: shownWords(one, !entry.effective) })) : []);
    }
  }

  /** The present input is not checked yet. It is seen only: read out at every pause it would be chatter. */
  wait() {
    this.state.textContent = "Checking…";
    this.aloud.textContent = "";
  }

  showFailure(error) {
    this.#say("This could not be checked.");
    this.general.hidden = false;
    this.general.replaceChildren(make("p", {}, make("strong", { textContent: ended(error.message) }), error.hint ? ` ${error.hint}` : ""));
  }

  #showInputs(findings) {
    this.inputsError.hidden = findings.length === 0;
    this.inputsError.replaceChildren(...findings.map((one) => make("p", {}, make("strong", { textContent: one.message }), ` ${shownWords(one)}`)));
  }

  #list(findings) {
    const perEntry = new Map();
    const lines = [...findings].sort((one, other) => rank(one) - rank(other)).flatMap((one) => {
      const count = (perEntry.get(one.entry) ?? 0) + 1;
      perEntry.set(one.entry, count);
      return one.entry && count > SAID_ONCE ? [] : [this.#line(one)];
    });
    renew(this.left, ...lines);
  }

  #line(one) {
    const entry = this.writer.entry(one.entry);
    const words = { error: "", warning: "Please look: ", note: "Worth doing: " }[one.severity];
    const item = make("li", { className: `rr-form__finding--${one.severity}` });
    if (!entry) {
      item.append(`${words}${one.message}`);
      return item;
    }
    const button = make("button", { type: "button", className: "rr-form__goto", textContent: entry.label, data: { key: one.entry } });
    button.addEventListener("click", () => entry.goTo());
    item.append(words, button, " ", one.message);
    return item;
  }

  /** It is read out only when there is something new to say. */
  #say(text) {
    this.state.textContent = text;
    if (text === this.said) return;
    this.said = this.aloud.textContent = text;
  }
}

/** What is expected stands beside an empty field already. */
function shownWords({ expected, advice, found }, isEmpty = false) {
  const parts = [];
  if (!isEmpty && found && found.length < 100) parts.push(ended(`Found: ${found}`));
  if (!isEmpty && expected) parts.push(ended(`Expected: ${expected}`));
  if (advice) parts.push(ended(advice));
  return parts.join(" ");
}

const rank = ({ severity }) => ["error", "warning", "note"].indexOf(severity);
