// One field: what a person has filled in, what is proposed where they have not, and what the check says of it.

import { make } from "../panels/element.js";

export class Entry {
  #own = ""; // what the person filled in
  #proposal = "";
  isTouched = false; // they have been here and gone on

  constructor(element, changed) {
    this.element = element;
    this.name = element.dataset.entry;
    this.controls = [...element.querySelectorAll("[data-control]")];
    this.control = this.controls[0];
    this.isRadio = "radio" in element.dataset;
    this.isCheckbox = this.control.type === "checkbox";
    this.error = element.querySelector("[data-error]");
    this.mark = element.querySelector("[data-proposed]");
    this.changed = changed;
    for (const control of this.controls) {
      control.addEventListener(control.matches("input[type=radio], input[type=checkbox], select") ? "change" : "input", () => this.#typed());
    }
    element.addEventListener("focusout", () => this.#left());
    // Enter would otherwise press the first button of the form.
    if (this.control.matches("input")) element.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input:not([type=radio])") && event.preventDefault());
  }

  /** What the person filled in. */
  get text() {
    return this.#own;
  }

  /** That, or what is proposed. */
  get effective() {
    return this.#own || this.#proposal;
  }

  get label() {
    const label = this.element.querySelector(".rr-entry__label, .rr-choice");
    return [...(label?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())?.data.trim() ?? label?.textContent.trim() ?? this.name;
  }

  /** Put in what was kept or brought by a link. */
  fill(text) {
    this.#own = text.trim();
    this.isTouched = false;
    this.#write(text);
  }

  /** Take a choice for the person's own. */
  choose(text) {
    this.#own = text;
    this.#write(text);
    this.#mark(false);
    this.changed();
  }

  /** Show what is proposed; never while somebody is typing here. */
  propose(text, isUnsure = false) {
    this.#proposal = text;
    if (this.#own || (this.element.contains(document.activeElement) && !this.isRadio)) return;
    this.#write(text);
    this.#mark(Boolean(text), isUnsure);
  }

  /** What the check says: [{severity, message, expected, advice}]. */
  complain(findings) {
    const words = findings.map((one) => make("p", { className: `rr-entry__finding rr-entry__finding--${one.severity}` },
      make("strong", { textContent: one.message }), one.shown ? ` ${one.shown}` : ""));
    const before = this.error.textContent;
    if (before === words.map((one) => one.textContent).join("")) return;
    this.error.replaceChildren(...words);
    this.error.hidden = words.length === 0;
    const isWrong = findings.some((one) => one.severity === "error");
    for (const control of this.controls) {
      if (isWrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** Bring the person here. */
  goTo() {
    for (let folded = this.element.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    this.element.scrollIntoView({ block: "center" });
    this.control.focus({ preventScroll: true });
  }

  #typed() {
    if (this.isRadio) this.#own = this.controls.find((one) => one.checked)?.value ?? "";
    else if (this.isCheckbox) this.#own = this.control.checked ? this.control.value : "";
    else this.#own = this.control.value.trim();
    this.#mark(false);
    this.changed();
  }

  #left() {
    this.isTouched = true;
    if (!this.#own && this.#proposal && !this.isRadio) this.propose(this.#proposal);
  }

  #write(text) {
    if (this.isRadio) for (const control of this.controls) control.checked = control.value === text;
    else if (this.isCheckbox) this.control.checked = Boolean(text);
    else if (this.control.value !== text) this.control.value = text;
  }

  #mark(isProposed, isUnsure = false) {
    this.element.classList.toggle("rr-entry--proposed", isProposed);
    if (!this.mark) return;
    this.mark.hidden = !isProposed;
    this.mark.textContent = isUnsure ? "proposed, please look" : "proposed";
  }
}
