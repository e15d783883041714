// What there is already of the same subject and quantity, and what the claim may repeat.

import { claimAddress } from "../addresses.js";
import { make } from "../panels/element.js";

export class Rivals {
  constructor(list, words, duplicates) {
    Object.assign(this, { list, words, duplicates });
    this.before = words.textContent;
  }

  show({ rivals, rival_words: words, duplicates }) {
    this.words.textContent = words || this.before;
    this.list.replaceChildren(...rivals.map(rivalLine));
    this.duplicates.replaceChildren(...duplicates.map((one) => make("p", { className: "rr-form__duplicate" }, make("strong", { textContent: "Perhaps a duplicate: " }), one.message, " ", link(one.id, "Look at it"))));
  }
}

function rivalLine({ id, statement, value, source_title: title, published, rating, status }) {
  const from = [title, published, rating, status === "accepted" ? "" : status].filter(Boolean).join(" · ");
  return make("li", {}, value ? make("span", { className: "rr-number", textContent: `${value} ` }) : null, link(id, statement || id), make("span", { className: "rr-line__from", textContent: ` ${from}` }));
}

/** In a tab of its own: the draft stays where it is. */
function link(id, text) {
  return make("a", { href: claimAddress(id), textContent: text, target: "_blank", rel: "noopener" });
}
