// The text of the source, pasted or from a saved file. It goes to the check in this browser and nowhere else.

import { megabytes, sentences } from "../words.js";

const LARGEST = 20_000_000; // bytes
const PAUSE = 400; // ms

export class SourceText {
  #timer = 0;
  #has = false;

  constructor(element, { put, began, changed }) {
    this.element = element;
    this.pasted = element.querySelector("[data-pasted]");
    this.file = element.querySelector("[data-file]");
    this.told = element.querySelector("[data-text-told]");
    this.put = put;
    this.began = began;
    this.changed = changed;
  }

  start() {
    this.pasted.addEventListener("input", () => {
      this.began();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.file.value = "";
        this.#take(this.pasted.value.trim() ? { name: "text.txt", text: this.pasted.value } : null);
      }, PAUSE);
    });
    this.file.addEventListener("change", () => this.#read(this.file.files[0]));
  }

  clear() {
    this.pasted.value = this.file.value = "";
    if (this.#has) this.#take(null);
  }

  /** `about` is {sha256, is_recorded} of the text that the check has. */
  show(about, findings) {
    if (!this.#has || !about) return;
    const isMissing = findings.some((one) => one.code === "RR602");
    const quote = isMissing ? "The quote does not stand in it." : "The quote is looked up in it.";
    const recorded = about.is_recorded === false ? " It is not the very text that the source records: perhaps the page has changed since." : "";
    const page = about.is_page ? " The page was turned into plain text, as a reader sees it." : "";
    const remarks = about.remarks.map((one) => ` ${one}`).join("");
    this.told.textContent = `${quote}${page}${remarks} SHA-256 ${about.sha256}.${recorded}`;
  }

  async #read(file) {
    if (!file) return;
    if (file.size > LARGEST) {
      this.told.textContent = `${file.name} is too large: ${megabytes(file.size)}; at most ${megabytes(LARGEST)}.`;
      return;
    }
    this.pasted.value = "";
    this.#take({ name: file.name, content: await base64(file) });
  }

  async #take(text) {
    this.began();
    this.#has = text !== null;
    this.told.textContent = "";
    const answer = await this.put(text);
    if (answer.error) {
      this.#has = false;
      this.put(null);
      this.told.textContent = sentences(answer.error);
    }
    this.changed();
  }
}

/** The content of a file as base64. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
