// Pyodide under Node. Jobs, given as JSON: "compile" what the prepared zip must hold, "compileAddition" the same for
// the zip that is added to it, and "answer" messages with a runtime that is already prepared, the way a browser would.
//
//   node pyodide.mjs job.json result.json

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Start Python; a fixed hash seed, so that the same sources compile to the same bytes. */
async function start(folder, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const quiet = { stdout: () => {}, stderr: (line) => console.error(line) };
  return loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" }, ...quiet, ...options });
}

/** Compile what answering the messages imports; the files are written to job.out. */
async function compile(job) {
  const python = await start(job.pyodide);
  const wheel = "/tmp/" + job.wheelName;
  python.FS.writeFile(wheel, await readFile(job.wheel));
  python.mountNodeFS("/out", job.out);
  python.runPython(await readFile(job.compiler, "utf8"));
  const done = python.globals.get("compile_all")(job.package, wheel, python.toPy(job.messages), "/out");
  return JSON.parse(done);
}

/** Compile what the added zip must hold; the files are written to job.out. */
async function compileAddition(job) {
  const python = await start(job.pyodide);
  const [wheel, sources, data] = ["/tmp/" + job.wheelName, "/tmp/sources.zip", "/tmp/data"];
  python.FS.writeFile(wheel, await readFile(job.wheel));
  python.FS.writeFile(sources, await readFile(job.sources));
  python.FS.writeFile(data, await readFile(job.data));
  python.mountNodeFS("/out", job.out);
  python.runPython(await readFile(job.compiler, "utf8"));
  const [held, messages] = [python.toPy(job.held), python.toPy(job.messages)];
  const compile = python.globals.get("compile_addition");
  return JSON.parse(compile(job.package, wheel, sources, data, held, job.archive, messages, "/out"));
}

/** Answer messages in the prepared way, or in the stock way with the wheel through the lock file. */
async function answer(job) {
  const lock = JSON.parse(await readFile(join(job.runtime, job.lock), "utf8"));
  const began = performance.now();
  const python = await start(
    job.runtime,
    job.way === "prepared"
      ? { stdLibURL: join(job.runtime, job.preparedZip), lockFileContents: lock }
      : { lockFileURL: join(job.runtime, job.lock) },
  );
  if (job.way === "stock") {
    const problems = [];
    await python.loadPackage(job.distribution, {
      messageCallback: () => {},
      errorCallback: (text) => problems.push(text),
    });
    if (problems.length) throw new Error(problems.join("; "));
  }
  const handle = job.addition ? await added(python, job.addition) : python.pyimport(job.package + ".messages").handle_text;
  const answers = job.messages.map((message) => handle(message));
  return { answers, milliseconds: Math.round(performance.now() - began) };
}

/** Put the second zip beside the first, as docs/assets/js/addition.js does; returns its function that answers. */
async function added(python, { script, zip, data, package: name }) {
  // As text: a script of the site has an ending that older Nodes do not take for a module's.
  const addition = await import("data:text/javascript," + encodeURIComponent(await readFile(script, "utf8")));
  return addition.join(python, await readFile(zip), await readFile(data), name);
}

const [, , jobFile, resultFile] = process.argv;
const job = JSON.parse(await readFile(jobFile, "utf8"));
try {
  const result = await { compile, compileAddition, answer }[job.do](job);
  await writeFile(resultFile, JSON.stringify(result));
} catch (problem) {
  console.error(problem.message ?? problem);
  process.exitCode = 1;
}
