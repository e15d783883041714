// calc in a worker: starts Pyodide the stock way, reads the model, and answers edits with the time that each took.

const BASE = new URL("runtime/", import.meta.url).href;

async function start({ model }) {
  const { loadPyodide } = await import(`${BASE}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: BASE, packageBaseUrl: BASE, lockFileURL: `${BASE}pyodide-lock.json` });
  await python.loadPackage("ready-reckoner-calc", { messageCallback: () => {} });
  python.globals.set("text", JSON.stringify(model));
  return python.runPython(`
import json
from calc.messages import handle_text
from calc.model import Model
model = Model.from_json(json.loads(text))
lambda request: handle_text(request, model)
`);
}

let ask;

const ANSWERS = {
  async start(message) {
    ask = await start(message);
    return {};
  },

  /** One edit: every number with its interval and, if wanted, what drives the result. */
  edit({ result, edits, samples, seed, isExplained }) {
    const set = Object.fromEntries(Object.entries(edits).map(([id, [low, high]]) => [id, `${low} to ${high}`]));
    const scenario = { set, samples, seed };
    const began = performance.now();
    const { results } = answer({ op: "evaluate", claims: null, ...scenario });
    const drivers = isExplained ? answer({ op: "drivers", claim: result, ...scenario }).inputs : [];
    const milliseconds = performance.now() - began;
    const { p5, p50, p95 } = results[result];
    return { milliseconds, interval: [p5, p50, p95], drivers: drivers.length };
  },
};

function answer(request) {
  const response = JSON.parse(ask(JSON.stringify(request)));
  if (response.error) throw new Error(response.error.message);
  return response;
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await ANSWERS[data.do](data));
  } catch (problem) {
    self.postMessage({ failed: problem.message });
  }
};
