// The menu of the claims that may stand in a field: radio buttons in a popover, one for the whole calculator; what
// speaks of other subjects stands apart, and a long list can be searched. Choosing one takes its number at once; the browser closes the popover on Escape or a press elsewhere.

import { claimAddress } from "./addresses.js";
import { sentences } from "./words.js";

const GAP = 4; // px between the button and the menu
const MARGIN = 8; // px between the menu and the edge of the window
const LONG = 12; // a list of more can be searched
const NARROW = "(max-width: 44.984375em)"; // there the menu is a sheet at the bottom, by the style sheet alone

export class RivalMenu {
  #field = null;
  #button = null;
  #together = new Map(); // what other fields take with each rival, by field
  #present = {}; // and what they take now

  constructor(element, calculator) {
    this.element = element;
    this.calculator = calculator;
    this.title = element.querySelector("[data-rival-title]");
    this.list = element.querySelector("[data-rival-list]");
    this.note = element.querySelector("[data-rival-note]");
    this.search = element.querySelector("[data-rival-search]");
  }

  /** Whether this browser has popovers. */
  get isPossible() {
    return typeof this.element.showPopover === "function";
  }

  start() {
    this.element.querySelector("[data-close]").addEventListener("click", () => this.element.hidePopover());
    this.element.addEventListener("toggle", (event) => {
      this.#button?.setAttribute("aria-expanded", String(event.newState === "open"));
      if (event.newState === "closed") this.#closed();
    });
    this.list.addEventListener("change", (event) => this.#choose(event.target.value));
    this.search.addEventListener("input", () => this.#filter());
    // Enter would press the first button of the form, Ctrl+Z take back a change of the calculator.
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
      if (event.key.toLowerCase() === "z" || event.key.toLowerCase() === "y") event.stopPropagation();
    });
  }

  /** Open it for a field, below its button. */
  async open(field) {
    [this.#field, this.#button] = [field, field.rivalsButton];
    this.title.textContent = `Who says what: ${field.label}`;
    this.list.replaceChildren();
    this.search.hidden = true;
    this.search.value = "";
    this.note.textContent = "Looking for them…";
    this.element.showPopover();
    this.#place();
    const { scenario, rivals } = this.calculator;
    // The list is the same whatever is taken; what goes together with a claim is not.
    const now = this.calculator.ask({ op: "rivals_of", claim: field.id, at_least: null, samples: 0 });
    const response = await rivals.of(field, scenario, scenario.state.at_least);
    this.#keepTogether(await now);
    if (this.#field !== field || !this.element.matches(":popover-open")) return;
    this.#fill(field, response);
    this.#place();
    (this.list.querySelector("input:checked") ?? this.list.querySelector("input"))?.focus();
  }

  #keepTogether({ rivals = [] }) {
    this.#together = new Map(rivals.map((rival) => [rival.claim, rival.together]));
    this.#present = rivals.find((rival) => rival.is_present)?.together ?? {};
  }

  #fill(field, response) {
    if (response.error) {
      this.note.textContent = sentences(response.error);
      return;
    }
    const { state } = this.calculator.scenario;
    const chosen = field.id in state.set ? null : (state.use[field.id] ?? field.claimId ?? response.rivals[0]?.claim);
    const rows = response.rivals.map((rival, place) => this.#option(field, rival, place, rival.claim === chosen));
    const [rivals, others] = [true, false].map((is) => rows.filter((_, place) => response.rivals[place].is_rival === is));
    const subject = response.rivals.find((rival) => rival.is_rival)?.subject_label;
    this.list.replaceChildren(
      ...(others.length ? [this.#group(`What is said of ${subject ?? "the same"}`, rivals)] : rivals),
      ...(others.length ? [this.#group("Other subjects: their own numbers, no rivals", others)] : []),
    );
    this.search.hidden = response.rivals.length <= LONG;
    this.leftOut = leftOut(response, state.at_least);
    this.note.textContent = this.leftOut;
  }

  /** Options under a heading. */
  #group(heading, options) {
    const title = make("h4", { className: "rr-rivals__heading", textContent: heading });
    const group = make("div", { className: "rr-rivals__group" });
    group.append(title, ...options);
    return group;
  }

  /** Show only what has all the words that were typed. */
  #filter() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...this.list.querySelectorAll(".rr-rivals__rival")];
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
    for (const group of this.list.querySelectorAll(".rr-rivals__group")) {
      group.hidden = !group.querySelector(".rr-rivals__rival:not([hidden])");
    }
    const found = rows.filter((row) => !row.hidden).length;
    this.note.textContent = words.length === 0 ? this.leftOut : `${found} of ${rows.length} fit what you search.`;
  }

  #option(field, rival, place, isChosen) {
    const id = `${this.element.id}-${place}`;
    const input = make("input", { type: "radio", name: `${this.element.id}-choice`, id, value: rival.claim, checked: isChosen });
    const label = make("label", { htmlFor: id, className: "rr-rivals__words" });
    label.append(...this.#words(field, rival).map(([name, text]) => make("span", { className: name, textContent: text })));
    const link = make("a", { href: claimAddress(rival.claim), textContent: "Claim", className: "rr-rivals__link" });
    link.setAttribute("aria-label", `Claim: ${rival.statement ?? rival.claim}`);
    const row = make("div", { className: "rr-rivals__rival" });
    row.append(input, label, link);
    return row;
  }

  /** The parts of what is said of a rival, each with its class. */
  #words(field, rival) {
    const parts = rival.is_rival ? [] : [["rr-rivals__subject", rival.subject_label ?? rival.subject ?? ""]];
    parts.push(["rr-rivals__number rr-number", rival.text ?? "—"]);
    if (rival.claim === field.claimId) parts.push(["rr-rivals__mark", "here before your changes"]);
    if (rival.statement) parts.push(["rr-rivals__statement", rival.statement]);
    parts.push(["rr-rivals__from", rival.source_title ?? rival.source]);
    if (rival.date) parts.push(["rr-rivals__from rr-nowrap", rival.date]);
    if (rival.rating) {
      parts.push(["rr-rating", rival.rating]);
      parts.push(["rr-rivals__from", this.calculator.rivals.ratingWords(rival.rating)]);
    }
    if (rival.repeats) parts.push(["rr-rivals__from", rival.repeats_text]);
    return parts;
  }

  /** Take a claim and, where it is a value of a fit, the other values of that fit. */
  #choose(claim) {
    const field = this.#field;
    const use = this.#uses({ [field.id]: claim, ...this.#present, ...this.#together.get(claim) });
    this.calculator.apply({ use, set: { [field.id]: null } }, { key: `rivals ${field.id}` });
  }

  /** Claims by field as a change of a scenario: nothing where a claim is the one that is published there. */
  #uses(claims) {
    const { fields } = this.calculator;
    const known = Object.entries(claims).map(([id, claim]) => [fields.find((field) => field.id === id), claim]);
    const shown = known.filter(([field]) => field);
    return Object.fromEntries(shown.map(([field, claim]) => [field.id, claim === field.claimId && !field.isComputed ? null : claim]));
  }

  /** Below the button, or above it where there is more room; its size is what there is room for. */
  #place() {
    const { style } = this.element;
    if (matchMedia(NARROW).matches) {
      for (const name of ["left", "top", "maxHeight"]) style[name] = "";
      return;
    }
    const button = this.#button.getBoundingClientRect();
    const [above, below] = [button.top - GAP - MARGIN, innerHeight - button.bottom - GAP - MARGIN];
    const wanted = Math.min(this.element.scrollHeight, innerHeight * 0.7);
    const isBelow = below >= wanted || below >= above;
    style.maxHeight = `${Math.max(isBelow ? below : above, 120)}px`;
    const { width, height } = this.element.getBoundingClientRect();
    style.left = `${Math.max(MARGIN, Math.min(button.left, innerWidth - width - MARGIN))}px`;
    style.top = `${isBelow ? button.bottom + GAP : Math.max(MARGIN, button.top - GAP - height)}px`;
  }

  #closed() {
    // The browser gives the focus back only where it was inside when the menu closed.
    if (document.activeElement === document.body) this.#button?.focus();
    this.calculator.scenario.endStep();
    this.#field = null;
  }
}

function leftOut({ left_out: others = [] }, least) {
  const low = others.filter(({ why }) => why.startsWith("It is rated")).length;
  if (!least) return "";
  if (low === 0) return `All are rated ${least} or better.`;
  return `${low} rated below ${least} ${low === 1 ? "is" : "are"} not offered.`;
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
