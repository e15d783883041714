// Numbers as a table for spreadsheets.

const COLUMNS = ["kind", "id", "name", "value", "p5", "p50", "p95", "unit", "text", "edited", "from_claim", "stated"];
// A spreadsheet takes a cell that begins so as a formula, as in build_scripts/publish/data_files.py.
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "\n"];

/** The results, the inputs, the conditions that do not hold and what is to be known of them, one a row. */
export function csv(taken) {
  const { response, results, inputs, title, address, engine, dataVersion, date } = taken;
  const about = { Calculator: title, Address: address, Engine: engine, "Data version": dataVersion, Retrieved: date.toISOString() };
  const number = (kind) => (id) => numberRow(kind, id, taken, response.results[id]);
  const rows = [
    ...results.map(number("result")),
    ...inputs.map(number("input")),
    ...(response.conditions ?? []).map(({ id, words, text }) => ({ kind: "warning", id, name: words, text })),
    ...Object.entries(about).map(([name, text]) => ({ kind: "about", name, text })),
  ];
  return [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map(line).join("");
}

function numberRow(kind, id, { labelOf, request, response }, result) {
  const { value, p5, p50, p95, unit, text, uses, stated } = result;
  const edited = id in request.set ? request.set[id] : "";
  const read = response.understood[id];
  // The ends of a range that was written are those of the input itself.
  const ends = { p5: p5 ?? read?.p5, p50, p95: p95 ?? read?.p95 };
  return { kind, id, name: labelOf(id), value, ...ends, unit, text: read?.text ?? text, edited, from_claim: uses, stated };
}

function line(cells) {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** A value that no spreadsheet takes for a formula; numbers stay numbers, in full. */
export function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA_STARTS.some((start) => value.startsWith(start)) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
