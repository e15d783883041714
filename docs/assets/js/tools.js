// What belongs to a calculator as a whole: undo, redo, reset, links, whom to trust.
// The HTML is build_scripts/publish/templates/calculator/tools.html.

import { pageAddress } from "./addresses.js";
import { copy } from "./clipboard.js";
import { counted } from "./words.js";

const CONFIRMED_FOR = 2500; // ms

export class Tools {
  constructor(form, calculator) {
    this.calculator = calculator;
    const part = (name) => form.querySelector(`[data-${name}]`);
    [this.count, this.undo, this.redo, this.resetAll] = ["count", "undo", "redo", "reset-all"].map(part);
    [this.copyLink, this.copyEmbed, this.share] = ["copy-link", "copy-embed", "share"].map(part);
    [this.shareLabel, this.shareText] = ["share-label", "share-text"].map(part);
    [this.atLeast, this.widen] = ["at-least", "widen"].map(part);
    this.title = this.count.textContent;
  }

  start() {
    const { calculator } = this;
    this.undo.addEventListener("click", () => calculator.undo());
    this.redo.addEventListener("click", () => calculator.redo());
    this.resetAll.addEventListener("click", () => calculator.clear());
    this.copyLink.addEventListener("click", () => this.#give(this.copyLink, "Link to this scenario", calculator.address.link));
    this.copyEmbed?.addEventListener("click", () => this.#give(this.copyEmbed, "HTML for an embed", embedCode(calculator)));
    this.atLeast?.addEventListener("change", () => calculator.apply({ at_least: this.atLeast.value || null }));
    this.widen?.addEventListener("change", () => calculator.apply({ widen: this.widen.checked }));
    this.shareText.addEventListener("focus", () => this.shareText.select());
  }

  show(scenario) {
    const { changes, state } = scenario;
    this.count.textContent = changes ? `Your scenario: ${counted(changes, "change")}` : this.title;
    this.undo.disabled = !scenario.canUndo;
    this.redo.disabled = !scenario.canRedo;
    this.resetAll.disabled = scenario.isPublished;
    if (this.widen) this.widen.checked = state.widen;
    if (this.atLeast) this.#showLeast(state.at_least ?? "");
    this.share.hidden = true; // what it holds is of another scenario
  }

  #showLeast(code) {
    const isThere = [...this.atLeast.options].some((option) => option.value === code);
    if (!isThere) this.atLeast.append(new Option(`${code} and better`, code)); // from a link
    this.atLeast.value = code;
  }

  async #give(button, label, text) {
    this.shareLabel.textContent = label;
    this.shareText.value = text;
    this.share.hidden = false;
    if (await copy(this.shareText)) this.#confirm(button);
    else this.#askToCopy(label);
  }

  #confirm(button) {
    const words = (button.dataset.words ??= button.textContent);
    button.textContent = "Copied";
    this.calculator.announce(`${this.shareLabel.textContent}: copied.`);
    setTimeout(() => (button.textContent = words), CONFIRMED_FOR);
  }

  /** The browser gives no access to the clipboard: the text is there, marked, for the reader's own hand. */
  #askToCopy(label) {
    this.shareLabel.textContent = `${label}, to copy by hand`;
    this.shareText.focus();
    this.shareText.select();
  }
}

/** The HTML with which another page shows this calculator. */
function embedCode(calculator) {
  const title = escaped(`Ready Reckoner: ${calculator.title}`);
  const source = escaped(`${pageAddress()}?embed${calculator.address.fragment}`);
  return `<iframe src="${source}" title="${title}" width="100%" height="640" loading="lazy"></iframe>`;
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
