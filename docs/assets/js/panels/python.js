// A scenario as a Python program that prints the results of the page.

const WIDE = 110; // columns of a line

/** The program. What it prints are calc's texts, as the page shows them. */
export function python({ title, kind, address, engine, dataVersion, request, results, labelOf }) {
  const asked = { ...request, claims: results };
  const labels = Object.fromEntries(results.map((id) => [id, labelOf(id)]));
  return `# ${oneLine(title)}
# ${oneLine(address)}
# Needs calc ${engine} with the data of version ${dataVersion}:
#   pip install ${wheelAddress(engine)}
import calc

DATA_VERSION = ${literal(dataVersion)}
LABELS = ${literal(labels)}
REQUEST = ${literal(asked)}

response = calc.handle(REQUEST)
if "error" in response:
    raise SystemExit(response["error"]["message"])
for id, error in response["errors"].items():
    print(f"{id}: {error['message']}")
if response["data_version"] != DATA_VERSION:
    print(f"Other data ({response['data_version']}) than on the page ({DATA_VERSION}): digits may differ.")
for id, label in LABELS.items():
    result = response["results"][id]
${kind === "standing" ? STANDING : CHAIN}`;
}

const STANDING = `    print(label, result["text"], result["interval_text"] or "", sep="\\t")
for one in response["conditions"]:
    print("warning:", one["words"], one["text"])
`;

// A step takes what its source printed for the inputs, the whole chain what these come to.
const CHAIN = `    print(label, result["text"], result["interval_text"] or "", sep="\\t")
    for part, words in (("recomputed", "this step"), ("chained", "whole chain")):
        if result[part] is not None:
            print(f"{label}, {words}", result[f"{part}_text"], result[f"{part}_interval_text"] or "", sep="\\t")
`;

/** Where the site has the package. */
function wheelAddress(engine) {
  return new URL(`../../runtime/ready_reckoner_calc-${engine}-py3-none-any.whl`, import.meta.url).href;
}

/** A value of JSON as Python writes it. */
export function literal(value, indent = "") {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value !== "object") return JSON.stringify(value); // Python reads strings and numbers of JSON
  const isList = Array.isArray(value);
  const inner = `${indent}    `;
  const parts = isList
    ? value.map((one) => literal(one, inner))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${literal(one, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  const short = `${open}${parts.join(", ")}${close}`;
  if (!short.includes("\n") && indent.length + short.length < WIDE) return short;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

function oneLine(text) {
  return text.replace(/\s+/g, " ");
}
