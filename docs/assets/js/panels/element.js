// Elements as panels make them.

/** An element with its properties and what stands in it; `data` are its data attributes. */
export function make(tag, { data = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Change what stands in `place`; whoever had the focus in it, known by its data-key, has it afterwards too. */
export function renew(place, ...children) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  place.replaceChildren(...children.filter(Boolean));
  if (key === undefined) return;
  [...place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.focus({ preventScroll: true });
}

/**
 * A table whose rows become cards on a phone. `head`: the texts above the columns; `rows`: {head, cells}, each an array
 * of what stands in it, or a text.
 */
export function table(name, head, rows, className = "") {
  const cell = (tag, role, content, properties = {}) => {
    const element = make(tag, properties, ...[content].flat());
    element.setAttribute("role", role);
    return element;
  };
  const row = (...cells) => cell("tr", "row", cells);
  const group = (tag, children) => cell(tag, "rowgroup", children);
  const made = cell("table", "table", [
    group("thead", row(...head.map((text) => cell("th", "columnheader", text, { scope: "col" })))),
    group("tbody", rows.map((one) => row(
      cell("th", "rowheader", one.head, { scope: "row" }),
      ...one.cells.map((content, place) => cell("td", "cell", content, { data: { label: textOf(head[place + 1]) } })),
    ))),
  ], { className: `rr-table rr-table--stack ${className}`.trim() });
  made.setAttribute("aria-label", name);
  return made;
}

/** What is wider than its place scrolls in it, by keyboard too. */
export function scrollBox(name, content) {
  const box = make("div", { className: "rr-panel__scroll", tabIndex: 0 }, content);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", name);
  return box;
}

function textOf(content) {
  return [content].flat().map((one) => one.textContent ?? one).join(" ");
}
