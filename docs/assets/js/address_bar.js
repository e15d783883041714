// Keeps the scenario in the address of the page, and applies the one with which the page was opened.

import { pageAddress } from "./addresses.js";
import { isScenario, toFragment } from "./link.js";
import { OpenedLink } from "./opened_link.js";

const REMEMBER_AFTER = 400; // ms; browsers allow about a hundred changes of the address in half a minute

export class AddressBar {
  #opened = null; // a link that waits for calc's answer to be reported on
  #kept = null; // the address of the link that was opened, and the scenario that it made
  #timer = null;

  /** `notice`: the element for what there is to say of a link; `fullPage`: the link from an embed to the page. */
  constructor(calculator, notice, fullPage) {
    Object.assign(this, { calculator, notice, fullPage });
  }

  /** The scenario as the fragment of an address; empty where all is as published. */
  get fragment() {
    const { scenario, prefix, engine, dataVersion, fields, mainRows, chosen } = this.calculator;
    if (scenario.isPublished && !chosen) return "";
    const seen = mainRows.filter((row) => row.hasNumber).map((row) => [row.id, row.number]);
    const prints = fields.map((field) => field.print);
    return toFragment(scenario.state, { prefix, engine, dataVersion, chosen, prints, saw: Object.fromEntries(seen) });
  }

  /** The address of this page with the scenario. */
  get link() {
    return pageAddress() + this.fragment;
  }

  /** The scenario has changed. A report on a link that it no longer is would be wrong. */
  changed() {
    this.#opened = null;
    this.rememberSoon();
  }

  /** calc has answered: the results that the address tells are those of the answer. */
  answered(response) {
    this.report(response);
    this.rememberSoon();
  }

  /** Apply the scenario that the address carries, if it carries one. */
  open() {
    const { hash } = location;
    if (!isScenario(hash) || hash === this.fragment) return;
    try {
      const opened = new OpenedLink(hash, this.calculator);
      this.calculator.replace(opened.change);
      this.calculator.choose(opened.chosen);
      this.#opened = opened;
      this.#kept = { hash, state: this.calculator.scenario.state, chosen: this.calculator.chosen };
      if (this.calculator.scenario.isPublished) this.report({});
    } catch (problem) {
      this.calculator.clear();
      this.#notify({ heading: `${problem.message} Nothing is changed.`, lines: [] });
    }
  }

  /** Say what has become of the numbers of a link that was opened, once calc has answered. */
  report(response) {
    const report = this.#opened?.report(response);
    this.#opened = null;
    if (report) this.#notify(report);
  }

  /** Do not wait any longer: somebody may be about to leave the page. */
  flush() {
    if (this.#timer !== null) this.#remember();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  rememberSoon() {
    this.stop();
    this.#timer = setTimeout(() => this.#remember(), REMEMBER_AFTER);
  }

  #remember() {
    this.stop();
    // Instant navigation changes the address before it changes the page.
    if (!this.calculator.form.isConnected || location.pathname !== this.calculator.page) return;
    const fragment = this.#keptHash ?? this.fragment;
    if (this.fullPage) this.fullPage.href = pageAddress() + fragment;
    // An address that leads to a heading stays as it is until there is a scenario to be kept.
    if (fragment || isScenario(location.hash)) {
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    }
  }

  /**
   * The address of a link that was opened, while the scenario is the one that it made: it says what the numbers were then,
   * which a reload has to find again. Null where it is another one.
   */
  get #keptHash() {
    const { scenario, chosen } = this.calculator;
    return this.#kept?.state === scenario.state && this.#kept.chosen === chosen ? this.#kept.hash : null;
  }

  #notify({ heading, lines }) {
    const make = (tag, textContent) => Object.assign(document.createElement(tag), { textContent });
    const list = make("ul", "");
    list.append(...lines.map((line) => make("li", line)));
    const close = Object.assign(make("button", "Close"), { type: "button", className: "rr-button" });
    close.addEventListener("click", () => (this.notice.hidden = true));
    this.notice.replaceChildren(make("p", heading), ...(lines.length ? [list] : []), close);
    this.notice.hidden = false;
  }
}
