// The page's side of calc: one worker with one Python for the whole visit.
//
// A module is evaluated once in a document, and instant navigation keeps the document: every page that
// imports `engine` gets the same one.
//
//   engine.start()            load Python, if that was not begun; after a failure, try again
//   engine.ready              a promise: resolves when calc answers, rejects with the reason if it cannot
//   await engine.ask(request) calc's response; never rejects: what goes wrong is in response.error. With "form" as a
//                             second argument, that of build_scripts/form/messages.py, which is loaded then
//   engine.on(listener)       listener({phase, what, done, total, way, reason}), at once and at each change;
//                             returns a function that ends it
//   engine.state              what the listener was told last
//   startWhenIdle()           start when the browser has nothing else to do and data is not to be saved

const TOO_MANY_CRASHES = 3;

class Engine {
  #worker = null;
  #waiting = new Map(); // id → resolve
  #listeners = new Set();
  #next = 1;
  #crashes = 0;
  #settle = null;

  state = { phase: "idle", what: "", done: 0, total: 0, way: null, reason: null };
  ready = this.#newReady();

  /** Begin to load Python; harmless when it is loading or there. */
  start() {
    if (this.#worker) return;
    const address = new URL("worker.js", import.meta.url);
    if (this.state.phase === "failed") {
      this.ready = this.#newReady();
      address.searchParams.set("again", Date.now()); // past every cache: one may hold what went wrong
    }
    this.#change({ phase: "loading", what: "Python", done: 0, total: 0, way: "prepared", reason: null });
    try {
      this.#worker = new Worker(address, { type: "module", name: "calc" });
    } catch (problem) {
      this.#fail(`This browser does not start a worker for it (${problem.message}).`);
      return;
    }
    const worker = this.#worker;
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(event.message || "Its script did not arrive.");
    };
    worker.onmessageerror = () => worker === this.#worker && this.#fail("An answer could not be read.");
  }

  /** Ask calc; starts it if need be. Requests wait their turn until Python is there. */
  ask(request, of) {
    if (this.state.phase === "failed") return Promise.resolve(notThere(this.state.reason));
    this.start();
    if (!this.#worker) return Promise.resolve(notThere(this.state.reason));
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, request, of });
    });
  }

  /** Be told of every change of state; the present one at once. */
  on(listener) {
    this.#listeners.add(listener);
    listener(this.state);
    return () => this.#listeners.delete(listener);
  }

  #receive({ id, response, progress, failed, crashed }) {
    if (progress) this.#change({ ...progress, reason: null });
    if (id !== undefined) {
      this.#waiting.get(id)?.(response);
      this.#waiting.delete(id);
    }
    if (failed) this.#fail(failed);
    if (crashed) this.#crashed(response.error.message);
  }

  /** Python broke while it ran. The next question starts a new one, but not again and again. */
  #crashed(reason) {
    this.#crashes += 1;
    if (this.#crashes >= TOO_MANY_CRASHES) {
      this.#fail(reason);
      return;
    }
    this.#drop(reason);
    this.ready = this.#newReady();
    this.#change({ phase: "idle", what: "", done: 0, total: 0, way: null, reason });
  }

  #fail(reason) {
    const told = sentence(reason);
    this.#drop(told);
    this.#settle.reject(new Error(told));
    this.#change({ ...this.state, phase: "failed", what: "Python", reason: told });
  }

  /** End the worker and answer whoever still waits for it. */
  #drop(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach((resolve) => resolve(notThere(reason)));
  }

  #change(state) {
    this.state = Object.freeze(state);
    if (state.phase === "ready") this.#settle.resolve();
    for (const listener of [...this.#listeners]) {
      try {
        listener(this.state);
      } catch (problem) {
        console.error(problem); // one listener's mistake is not the next one's
      }
    }
  }

  #newReady() {
    const promise = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    promise.catch(() => {}); // nobody need wait for it
    return promise;
  }
}

/** What is told to the reader: what happened, and that the page is still good for reading. */
function sentence(reason) {
  const ended = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return `The calculator could not be loaded: ${ended} The numbers on this page stay as they are.`;
}

function notThere(message) {
  return { version: 1, error: { message, expected: null, hint: "Reload the page to try again." } };
}

export const engine = new Engine();

/** Does the reader, or the line, ask for restraint? */
export function savesData() {
  const line = navigator.connection;
  return Boolean(line?.saveData || /(^|-)2g$/.test(line?.effectiveType ?? ""));
}

/** Start when the browser is idle, unless data is to be saved; then it is left to the first question. */
export function startWhenIdle() {
  if (savesData()) return;
  const soon = window.requestIdleCallback ?? ((task) => setTimeout(task, 500));
  // What has failed is tried again when somebody asks, not by itself.
  soon(() => engine.state.phase === "idle" && engine.start(), { timeout: 5000 });
}
