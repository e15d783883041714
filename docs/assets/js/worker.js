// Python in a module worker: starts the runtime that lies in ../runtime/ and answers calc's messages.
//
//   page → worker   {id, request, of}         `of` is "form" for what only the page for writing claims asks
//   worker → page   {id, response} | {progress: {phase, what, done, total, way}}
//                   {failed: reason}          Python could not be started
//                   {id, response, crashed}   Python is no more; a new worker is needed
//
// Two ways to start. "prepared": one stored zip with calc and what it needs of the standard library, compiled
// ahead for this very Python. "stock": Pyodide's own standard library, and calc's wheel by way of Pyodide's
// lock file. The second follows when anything is wrong with the first; `worker.js?way=stock` asks for it alone.

const BASE = new URL("../runtime/", import.meta.url).href;
const PREPARED_ZIP = "prepared.zip";
const STOCK_ZIP = "python_stdlib.zip";
const LOCK = "pyodide-lock.json";
const WASM = "pyodide.asm.wasm";
const DISTRIBUTION = "ready-reckoner-calc";
const PACKAGE = "calc";
const REPORT_EVERY = 50; // ms

const ASKED = new URL(self.location.href).searchParams;
/** Set when it is not the first try: then nothing is taken from a cache, which may hold what went wrong. */
const AGAIN = ASKED.get("again");

const networkFetch = self.fetch.bind(self);

/** Why something could not be loaded, in words for the reader. */
class LoadError extends Error {}

// ---- progress ---------------------------------------------------------------------------------------------

const progress = {
  way: "prepared",
  done: 0,
  total: 0,
  last: 0,

  begin(way) {
    Object.assign(this, { way, done: 0, total: 0 });
    this.tell("Python");
  },

  expect(manifest, names) {
    this.total = names.reduce((sum, name) => sum + (manifest.files[name]?.bytes ?? 0), 0);
    this.report();
  },

  add(bytes) {
    this.done += bytes;
    const now = performance.now();
    if (now - this.last < REPORT_EVERY) return;
    this.last = now;
    this.report();
  },

  report() {
    this.tell(this.total ? `Python, ${(this.total / 1e6).toFixed(1)} MB` : "Python");
  },

  tell(what, phase = "loading") {
    const done = this.total ? Math.min(this.done, this.total) : this.done;
    self.postMessage({ progress: { phase, what, done, total: this.total, way: this.way } });
  },
};

// ---- files ------------------------------------------------------------------------------------------------

/** Fetch one of our files; anything but a success is an error that names the file. */
async function fetchFile(name, options = {}) {
  let response;
  try {
    response = await networkFetch(BASE + name, AGAIN ? { cache: "reload", ...options } : options);
  } catch (problem) {
    throw new LoadError(`${name} could not be loaded (${problem.message}).`);
  }
  if (!response.ok) throw new LoadError(`${name} could not be loaded (the server said ${response.status}).`);
  return response;
}

/** Count the bytes of a body as they come. */
async function count(body, onChunk = () => {}) {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    progress.add(part.value.length);
    onChunk(part.value);
  }
}

/** The whole file as bytes, counted. */
async function fetchBytes(name, options) {
  const response = await fetchFile(name, options);
  const parts = [];
  try {
    await count(response.body, (part) => parts.push(part));
  } catch (problem) {
    throw new LoadError(`${name} could not be loaded in full (${problem.message}).`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Import a module of ours; its size counts when it is there. */
async function importFile(name, manifestPromise) {
  let module;
  try {
    module = await import(BASE + name + (AGAIN ? `?again=${AGAIN}` : ""));
  } catch (problem) {
    throw new LoadError(`${name} could not be loaded (${problem.message}).`);
  }
  manifestPromise.then((manifest) => progress.add(manifest.files[name]?.bytes ?? 0), () => {});
  return module;
}

/** The manifest, asked of the server each time: it says which version of the other files is the right one. */
async function fetchManifest() {
  const response = await fetchFile("manifest.json", { cache: "no-cache" });
  return response.json();
}

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const toBase64 = (hex) => btoa(String.fromCharCode(...hex.match(/../g).map((pair) => parseInt(pair, 16))));

/** Do these bytes have this sha256? */
async function hasHash(bytes, sha256) {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) === sha256;
}

/**
 * Bytes of a file that are what the manifest says. A mismatch may be a copy in some cache, from before the
 * site's last change, so the file is asked of the server once more.
 */
async function verifiedBytes(name, bytesPromise, sha256) {
  // Outside secure contexts there is no crypto.subtle; there the browser's own integrity check must do.
  if (!self.crypto?.subtle) return fetchBytes(name, { integrity: "sha256-" + toBase64(sha256) });
  if (await hasHash(await bytesPromise, sha256)) return bytesPromise;
  const fresh = await fetchBytes(name, { cache: "reload" });
  if (await hasHash(fresh, sha256)) return fresh;
  throw new LoadError(`${name} is not the file that was published (its sha256 differs).`);
}

// ---- the program: Pyodide's WebAssembly -------------------------------------------------------------------

let programPromise = null;
let programFrom = {}; // options of fetch

/** Compile Pyodide's program while it comes in; kept, as the second way needs the same. */
function program() {
  programPromise ??= compileProgram();
  programPromise.catch(() => (programPromise = null));
  return programPromise;
}

async function compileProgram() {
  if (typeof WebAssembly !== "object") throw new LoadError("This browser does not run WebAssembly.");
  const response = await fetchFile(WASM, programFrom);
  // The copy only counts; the first body goes to the compiler untouched, so the browser may cache its code.
  count(response.clone().body).catch(() => {});
  const isTyped = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    if (isTyped) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (problem) {
    throw new LoadError(`${WASM} could not be compiled (${problem.message}).`);
  }
}

/**
 * Run `start` while Pyodide's requests for its program and for the files in `held` are answered with what we
 * already have. Should the program not start, Pyodide would only warn, and wait for ever: so whatever sees
 * that says so to `fail`, which `start` is given.
 */
async function withHeldFiles(held, start) {
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (input, options) => {
    const url = String(input.url ?? input);
    const name = url.replace(BASE, "");
    if (name === WASM) return new Response(null);
    if (held[name]) return new Response(held[name]);
    if (!url.startsWith(BASE)) throw new LoadError(`${url} is not part of this site.`);
    // What changes with the site's content must not come from a cache; integrity, if asked for, is kept.
    return networkFetch(input, { ...options, cache: "no-cache" });
  };
  try {
    return await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          const module = await program();
          return { module, instance: await WebAssembly.instantiate(module, imports) };
        } catch (problem) {
          // Perhaps a copy in some cache, of another version of Pyodide: the next try asks the server.
          [programPromise, programFrom] = [null, { cache: "reload" }];
          reject(problem);
          throw problem;
        }
      };
      start(reject).then(resolve, reject);
    });
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    self.fetch = networkFetch;
  }
}

/** Pyodide's maker of its module, which tells `fail` when the program that it is given is not one. */
function watched(createPyodideModule, fail) {
  return (settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (imports, receive) =>
      instantiateWasm(imports, (instance, module) => {
        try {
          receive(instance, module);
        } catch (problem) {
          fail(problem);
          throw problem;
        }
      });
    return createPyodideModule(settings);
  };
}

// ---- the two ways -----------------------------------------------------------------------------------------

const LOADER = ["pyodide.mjs", "pyodide.asm.mjs"];

/** Everything that both ways ask for at once, in one round trip. */
function beginDownloads(way) {
  progress.begin(way);
  const isCompiled = programPromise !== null;
  const manifest = fetchManifest();
  const modules = Promise.all(LOADER.map((name) => importFile(name, manifest)));
  const all = { manifest, modules, program: program() };
  Object.values(all).forEach((promise) => promise.catch(() => {})); // each is awaited, but perhaps too late
  return { ...all, common: isCompiled ? LOADER : [...LOADER, WASM] };
}

/** Start Python once its parts are there; `options` say where its standard library and lock come from. */
async function startPython(downloads, held, options, afterwards = () => {}) {
  const [modules] = await Promise.all([downloads.modules, downloads.program]);
  const [{ loadPyodide }, { default: createPyodideModule }] = modules;
  progress.done = progress.total;
  progress.tell("Python starts");
  // packageBaseUrl: without it Pyodide would name a host of its own, though it has nothing to ask there.
  const fixed = { indexURL: BASE, packageBaseUrl: BASE };
  return withHeldFiles(held, async (fail) => {
    const watchedModule = watched(createPyodideModule, fail);
    const python = await loadPyodide({ ...fixed, ...options, createPyodideModule: watchedModule });
    await afterwards(python);
    return python;
  });
}

/** The prepared way: calc is in the standard library's zip, and nothing is left to compile. */
async function startPrepared() {
  const downloads = beginDownloads("prepared");
  const zip = self.crypto?.subtle ? fetchBytes(PREPARED_ZIP) : null;
  zip?.catch(() => {});
  const manifest = await downloads.manifest;
  progress.expect(manifest, [...downloads.common, PREPARED_ZIP]);
  const bytes = await verifiedBytes(PREPARED_ZIP, zip, manifest.files[PREPARED_ZIP].sha256);
  const options = { stdLibURL: BASE + PREPARED_ZIP, lockFileContents: manifest.lock };
  return startPython(downloads, { [PREPARED_ZIP]: bytes }, options);
}

/** The stock way: Pyodide's standard library, and our wheel, checked by Pyodide against its lock file. */
async function startStock() {
  const downloads = beginDownloads("stock");
  const stdlib = fetchBytes(STOCK_ZIP);
  stdlib.catch(() => {});
  // It serves for progress only: this way must do without the manifest, should that be what is wrong.
  const manifest = await downloads.manifest.catch(() => ({ files: {} }));
  progress.expect(manifest, [...downloads.common, STOCK_ZIP, manifest.wheel]);
  return startPython(downloads, { [STOCK_ZIP]: await stdlib }, { lockFileURL: BASE + LOCK }, loadWheel);
}

/** Install calc's wheel as any package of Pyodide's. */
async function loadWheel(python) {
  const problems = [];
  const quiet = { messageCallback: () => {}, errorCallback: (text) => problems.push(text) };
  try {
    await python.loadPackage(DISTRIBUTION, quiet);
  } catch (problem) {
    problems.push(problem.message);
  }
  if (!python.loadedPackages[DISTRIBUTION]) {
    const why = problems.join("; ") || "Pyodide did not say why";
    throw new LoadError(`calc's wheel could not be loaded, or is not what was published (${why}).`);
  }
}

/** Start one way and hold calc's function; one message goes through it, so that "ready" means it answers. */
async function startWay(way) {
  const python = await (way === "stock" ? startStock() : startPrepared());
  const handleText = python.pyimport(PACKAGE + ".messages").handle_text;
  const described = JSON.parse(handleText('{"op": "describe"}'));
  if (described.error) throw new Error(described.error.message);
  progress.tell("Python", "ready");
  return { python, handleText, way };
}

/** Start Python, whichever way works. */
async function boot() {
  if (ASKED.get("way") === "stock") return startWay("stock");
  try {
    return await startWay("prepared");
  } catch (problem) {
    console.info("Ready Reckoner: not the prepared runtime but the stock one:", reasonOf(problem));
    return startWay("stock");
  }
}

// ---- the addition: what one page loads besides --------------------------------------------------------------

/** The function that answers the questions of an addition; its folder is loaded when the first one comes. */
function addition(current, name) {
  current.added ??= {};
  current.added[name] ??= loadAddition(current, name);
  current.added[name].catch(() => delete current.added[name]); // the next question tries again
  return current.added[name];
}

async function loadAddition({ python, way }, name) {
  progress.begin(way);
  try {
    const manifest = await (await fetchFile(`${name}/manifest.json`, { cache: "no-cache" })).json();
    const files = [manifest.zip, manifest.data];
    progress.expect({ files: manifest.files }, files);
    const load = (file) => {
      const bytes = self.crypto?.subtle ? fetchBytes(`${name}/${file}`) : null;
      bytes?.catch(() => {});
      return verifiedBytes(`${name}/${file}`, bytes, manifest.files[file].sha256);
    };
    const [{ join }, zip, data] = await Promise.all([import("./addition.js"), ...files.map(load)]);
    return join(python, zip, data, manifest.package);
  } finally {
    progress.tell("Python", "ready");
  }
}

// ---- answers ----------------------------------------------------------------------------------------------

/** The last line that says something: of Python's traceback the rest is for developers. */
function reasonOf(problem) {
  const lines = String(problem?.message ?? problem).trim().split("\n");
  return lines.at(-1).trim() || "unknown reason";
}

const errorResponse = (message, hint) => ({ version: 1, error: { message, expected: null, hint } });

/** An exception of Python's is over when it is raised; after these, Python itself is no more. */
const isFatal = (problem) =>
  Boolean(problem?.pyodide_fatal_error) || problem instanceof WebAssembly.RuntimeError;

/** A module that the prepared zip lacks: the stock library has it. */
const isModuleMissing = (problem) => problem?.type === "ModuleNotFoundError";

let running;

/** Take this start as the one that answers; the page is told if it comes to nothing. */
function run(starting) {
  running = starting;
  starting.catch((problem) => {
    console.warn("Ready Reckoner: Python did not start.", problem?.message ?? problem);
    self.postMessage({ failed: reasonOf(problem) });
  });
}

/** The response to one request, whatever happens; `of` names the addition that is asked. */
async function respond(request, of) {
  let current;
  try {
    current = await running;
  } catch (problem) {
    const message = `Python did not start: ${reasonOf(problem)}`;
    return { response: errorResponse(message, "Reload the page to try again.") };
  }
  try {
    const handleText = of ? await addition(current, of) : current.handleText;
    return { response: JSON.parse(handleText(JSON.stringify(request))) };
  } catch (problem) {
    if (isModuleMissing(problem) && current.way === "prepared") {
      run(startWay("stock"));
      return respond(request, of);
    }
    if (problem instanceof LoadError) {
      return { response: errorResponse(`The check could not be loaded: ${problem.message}`, "It is tried again when you type on.") };
    }
    console.warn("Ready Reckoner: calc failed.", problem?.message ?? problem);
    const message = `The calculation stopped unexpectedly: ${reasonOf(problem)}`;
    const hint = "This is a mistake of ours. Please report it with what you had entered.";
    return { response: errorResponse(message, hint), crashed: isFatal(problem) };
  }
}

// Requests are answered in the order in which they came, also when the first ones have waited for the start.
let queue = Promise.resolve();
self.onmessage = ({ data: { id, request, of } }) => {
  queue = queue.then(async () => self.postMessage({ id, ...(await respond(request, of)) }));
};

run(boot());
