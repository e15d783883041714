// How to cite a scenario.

const SITE = "Ready Reckoner";

/** For a list of references, in a sentence. */
export function citation(taken) {
  const { address, engine, dataVersion } = taken;
  return `${SITE}, “${heading(taken)}”, data version ${dataVersion}, calc ${engine}. ${address} (retrieved ${day(taken.date)}).\n`;
}

export function bibtex(taken) {
  const { address, engine, dataVersion, date, fileName } = taken;
  const fields = {
    author: `{${SITE}}`,
    title: `{${escaped(heading(taken))}}`,
    year: String(date.getFullYear()),
    url: address,
    urldate: isoDay(date),
    note: `Data version ${escaped(dataVersion)}, calc ${escaped(engine)}`,
  };
  const lines = Object.entries(fields).map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@misc{${key(fileName, dataVersion)},\n${lines.join("")}}\n`;
}

function heading({ title, isPublished }) {
  return isPublished ? title : `${title.replace(/[.?!]$/, (sign) => (sign === "." ? "" : sign))} (scenario)`;
}

function key(fileName, dataVersion) {
  return `${fileName}-${dataVersion}`.replace(/[^A-Za-z0-9-]/g, "");
}

function day(date) {
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function isoDay(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** A text in which LaTeX finds nothing of its own. */
export function escaped(text) {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}
