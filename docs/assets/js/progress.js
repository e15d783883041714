// The line that says how far the calculator has come in loading, or why it could not.

import { megabytes, sentences } from "./words.js";

export class Progress {
  constructor(element, name = "the calculator") {
    this.element = element;
    this.name = name;
  }

  show({ phase, what, done, total, reason }) {
    if (phase === "loading") this.#showLoading(what, done, total);
    else if (phase === "failed") this.element.replaceChildren(reason ?? `${this.name[0].toUpperCase()}${this.name.slice(1)} could not be loaded.`);
    this.element.hidden = phase === "ready" || phase === "idle";
  }

  showFailure(error) {
    this.element.textContent = sentences(error);
    this.element.hidden = false;
  }

  hide() {
    this.element.hidden = true;
  }

  #showLoading(what, done, total) {
    let bar = this.element.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", `Loading ${this.name}`);
      this.element.replaceChildren(document.createElement("span"), bar);
    }
    // A status line is read out at every change, so the text changes with what is loaded, not with each byte.
    const size = total ? `, ${megabytes(total)}` : "";
    const line = `Loading ${this.name}: ${what.includes("MB") ? what : what + size}`;
    if (this.element.firstChild.textContent !== line) this.element.firstChild.textContent = line;
    if (total) {
      bar.max = total;
      bar.value = Math.min(done, total);
      bar.title = `${megabytes(done)} of ${megabytes(total)}`;
    } else {
      bar.removeAttribute("value");
    }
  }
}
