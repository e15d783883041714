// The check, asked by way of the engine: when typing pauses, one question at a time, and of those that wait only the newest.

import { engine } from "../engine.js";

const PAUSE = 350; // ms without a change
const PACKAGE = "form";

export class Check {
  #timer = 0;
  #next = null; // makes the newest question that has not been asked
  #isBusy = false;
  #isDue = false; // something was changed since the newest question
  #text = null; // the source's text, which a new Python must be told again
  #told = Promise.resolve();

  constructor(listener) {
    this.listener = listener;
  }

  /** Load what is needed without asking anything. */
  warm() {
    return engine.ask({ op: "describe" }, PACKAGE);
  }

  /** Something is being changed: an answer to what was asked before is out of date. */
  expect() {
    this.#isDue = true;
  }

  later(question) {
    this.expect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(question), PAUSE);
  }

  async now(question) {
    clearTimeout(this.#timer);
    this.#next = question;
    this.#isDue = false;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#next) {
        const request = this.#next();
        this.#next = null;
        await this.#told;
        let answer = await engine.ask(request, PACKAGE);
        if (this.#text && answer.text === null) {
          // It is another Python than the one that was told the text: the first has broken.
          await this.put(this.#text);
          answer = await engine.ask(request, PACKAGE);
        }
        // An answer that is out of date would take letters back that have been typed since.
        if (!this.#next && !this.#isDue) this.listener(answer);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async search(text) {
    const answer = await engine.ask({ op: "search", text }, PACKAGE);
    return answer.claims ?? [];
  }

  /** Hand over the source's text, {name, text} or {name, content in base64}, or null for none; the answer says what became of it. */
  put(text) {
    this.#text = text;
    this.#told = engine.ask({ op: "text", ...(text ?? { text: null }) }, PACKAGE);
    return this.#told;
  }
}
