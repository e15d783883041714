// Squiggle in a worker: runs the edited program, and takes percentiles and rank correlations from its samples with
// typed arrays, which is the quickest way that we found (quantiles in its own language take longer).

import { EmbeddedRunner, SqProject, SqModule } from "@quri/squiggle-lang";

const SHARES = [0.05, 0.5, 0.95];

const ANSWERS = {
  start: () => ({}),

  async edit({ program, result, inputs, samples, seed, isExplained }) {
    const began = performance.now();
    const columns = await run(program, samples, seed);
    const intervals = Object.fromEntries([...columns].map(([name, column]) => [name, percentiles(column)]));
    const drivers = isExplained ? correlations(columns, result, inputs) : [];
    const milliseconds = performance.now() - began;
    return { milliseconds, interval: intervals[result], drivers: drivers.length };
  },
};

async function run(code, sampleCount, seed) {
  const environment = { sampleCount, xyPointLength: 1000, seed: String(seed), profile: false };
  const project = new SqProject({ environment, runner: new EmbeddedRunner() });
  project.setHead("root", { module: new SqModule({ name: "main", code }) });
  const { result } = await project.waitForOutput("root");
  if (!result.ok) throw new Error(result.value.toString());
  const found = new Map();
  for (const [name, value] of result.value.result.value.entries()) {
    found.set(name, Float64Array.from(value.value.getSamples()));
  }
  return found;
}

function percentiles(column) {
  const ordered = column.slice().sort();
  return SHARES.map((share) => ordered[Math.round(share * (ordered.length - 1))]);
}

function correlations(columns, result, inputs) {
  const of = ranks(columns.get(result));
  return inputs.map((name) => correlation(ranks(columns.get(name)), of));
}

function ranks(column) {
  const places = Uint32Array.from(column, (_, place) => place).sort((one, other) => column[one] - column[other]);
  const found = new Float64Array(column.length);
  places.forEach((place, rank) => (found[place] = rank));
  return found;
}

function correlation(one, other) {
  const mean = (one.length - 1) / 2;
  let together = 0;
  let alone = 0;
  for (let place = 0; place < one.length; place += 1) {
    together += (one[place] - mean) * (other[place] - mean);
    alone += (one[place] - mean) ** 2;
  }
  return together / alone;
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await ANSWERS[data.do](data));
  } catch (problem) {
    self.postMessage({ failed: problem.message });
  }
};
