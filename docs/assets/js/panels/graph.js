// How the result follows: what it rests on, each number with its claim; and how far that can be trusted.

import { claimAddress } from "../addresses.js";
import { make } from "./element.js";
import { Panel } from "./panel.js";

export class GraphPanel extends Panel {
  constructor(element, deck) {
    super(element, deck);
    this.trust = element.querySelector("[data-trust-of]");
  }

  async load() {
    const id = this.deck.result;
    const ids = this.deck.behind(id);
    const response = await this.ask({ op: "evaluate", claims: ids, path: [id], samples: 0 });
    return () => this.#show(id, ids, response.results);
  }

  #show(id, ids, results) {
    this.trust.replaceChildren(...this.#trustLine(results[id].path));
    return this.draw({
      kind: "graph",
      label: this.deck.resultLabel,
      nodes: ids.map((one) => this.#node(one, results[one])),
      edges: ids.flatMap((one) => this.#inputs(one).map((input) => [input, one])),
    });
  }

  #inputs(id) {
    return this.deck.links[id] ?? [];
  }

  #node(id, result) {
    const { url, rating } = this.deck.names[id] ?? {};
    const isEdited = this.calculator.scenario.isChanged(id);
    const taken = this.calculator.scenario.state.use[id];
    const address = taken ? claimAddress(taken) : url;
    return {
      id,
      label: this.deck.labelOf(id),
      text: result.text ?? "no value",
      kind: this.#inputs(id).length ? "result" : "input",
      is_edited: isEdited,
      ...(address ? { url: address } : {}),
      ...(rating && !isEdited ? { rating } : {}),
    };
  }

  /** calc's path of a result as one line of text and links. build_scripts/publish/panel_view.py has the same words. */
  #trustLine(path) {
    const { claims, weakest_rating: rating, weakest, origins, oldest, oldest_claim: oldestClaim } = path;
    if (claims.length === 0) return ["It rests on your numbers alone."];
    const line = [];
    if (rating) {
      line.push("Weakest rating on the way: ", make("strong", { className: "rr-rating", textContent: rating }), " (", this.#link(weakest, path.weakest_statement), "). ");
    }
    if (origins.length > 0) line.push(origins.length === 1 ? "All from one origin. " : `From ${origins.length} different origins. `);
    if (oldest) line.push("Oldest number: ", make("span", { className: "rr-nowrap", textContent: oldest }), " (", this.#link(oldestClaim, path.oldest_statement), ").");
    return line;
  }

  /** What the graph calls it; a claim behind one of its numbers has no node there, and is told by what it says. */
  #link(claim, statement) {
    const field = this.calculator.fields.find((one) => this.calculator.takes(one.id) === claim);
    const isShown = field || claim in this.deck.names;
    const textContent = isShown ? this.deck.labelOf(field?.id ?? claim) : `“${statement ?? claim}”`;
    return make("a", { href: claimAddress(claim), textContent });
  }
}
