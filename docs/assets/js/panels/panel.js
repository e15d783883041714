// What all panels share: one asks only while it is open and in sight, shows that it waits, and says in place what is
// wrong. A newer question makes the answer to an older one void.

import { sentences } from "../words.js";

const NEAR = "300px"; // pictures are asked for a little before they are seen
const LEAST_WIDTH = 280;

let pictures = null;

/** The drawing functions, loaded when the first picture is wanted. */
export function drawing() {
  pictures ??= import("../pictures.js");
  return pictures;
}

export class Panel {
  #turn = 0;
  #isNear = false;
  #isStale = true;

  constructor(element, deck) {
    this.element = element;
    this.deck = deck;
    this.calculator = deck.calculator;
    this.body = element.querySelector("[data-body]");
    this.status = element.querySelector("[data-status]");
  }

  start() {
    this.element.addEventListener("toggle", () => this.#look());
    const observer = new IntersectionObserver((entries) => {
      this.#isNear = entries.at(-1).isIntersecting;
      this.#look();
    }, { rootMargin: NEAR });
    observer.observe(this.element);
    new ResizeObserver(() => this.#fit()).observe(this.body);
  }

  get isOpen() {
    return this.element.open !== false && this.element.isConnected;
  }

  /** Whether somebody can see it now. */
  get isSeen() {
    return this.isOpen && this.#isNear;
  }

  /** Ask again, or remember to when somebody looks. */
  refresh() {
    this.#isStale = true;
    this.#look();
  }

  #look() {
    // What was built costs nothing to show: it stands there before somebody comes, and nothing moves when they do.
    if (!this.#isStale || !(this.builtPicture ? this.isOpen : this.isSeen) || !this.isReady) return;
    this.#isStale = false;
    this.run(() => this.load());
  }

  /** Whether it can ask by itself; panels that wait for a button say no. */
  get isReady() {
    return true;
  }

  /** What kind of picture of this panel may have been built; null for none. */
  get kind() {
    return null;
  }

  /** The picture that was built of the published numbers, while these are shown; undefined where there is none. */
  get builtPicture() {
    const { scenario } = this.calculator;
    return this.kind && scenario.isPublished ? this.deck.built.get(`${this.kind} ${this.deck.result}`) : undefined;
  }

  /** What a panel does with every answer of the calculator; most wait until it settles. */
  follow() {
    if (this.isSeen && this.body.hasChildNodes()) this.element.setAttribute("aria-busy", "true");
  }

  /** Do `task`, then what it returns, unless something newer has begun meanwhile. */
  async run(task) {
    const turn = (this.#turn += 1);
    this.element.setAttribute("aria-busy", "true");
    try {
      const show = await task();
      if (turn === this.#turn && this.element.isConnected) {
        this.say("");
        await show?.();
      }
    } catch (problem) {
      if (turn === this.#turn) this.say(problem.message);
    } finally {
      if (turn === this.#turn) this.element.removeAttribute("aria-busy");
    }
  }

  /** calc's answer to a message under the reader's scenario; what calc says is wrong is thrown, in sentences. */
  async ask(message) {
    const response = await this.calculator.ask(message);
    const problems = response.error ? [response.error] : Object.values(response.errors ?? {});
    if (problems.length > 0) throw new Error(problems.map(sentences).join(" "));
    return response;
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.hidden = !text;
  }

  /** Draw a picture in `place`, or bring the one that is there up to date. */
  async draw(spec, place = this.body) {
    const { draw, redraw } = await drawing();
    const width = Math.max(LEAST_WIDTH, Math.floor(place.clientWidth));
    const old = place.querySelector(":scope > .rr-picture");
    if (old?.dataset.picture && old.dataset.kind === spec.kind) {
      redraw(old, spec, { width });
      old.dataset.kind = spec.kind;
    } else {
      const figure = draw(spec, { width });
      figure.dataset.kind = spec.kind;
      place.replaceChildren(figure);
    }
    if (place === this.body) this.drawn = { spec, width };
  }

  /** Show a picture that was built. */
  showBuilt(figure) {
    this.drawn = null;
    this.body.replaceChildren(figure);
  }

  /** Draw the picture anew where its place has become wider or narrower. */
  #fit() {
    if (!this.drawn || !this.isSeen || this.body.clientWidth < LEAST_WIDTH) return;
    if (Math.abs(this.body.clientWidth - this.drawn.width) > 8) this.draw(this.drawn.spec);
  }
}
