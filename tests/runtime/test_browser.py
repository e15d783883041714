"""The worker and the engine in a real Chromium, under the strict policy of the published site."""

from __future__ import annotations

from bench.server import Served
from tests.runtime.conftest import MODEL, Prepared, Visit

RUNTIME = "/assets/runtime/"
EVALUATE = {"op": "evaluate", "claims": None}
RECORDED = """() => new Promise((resolve) => {
  const stop = engine.on((state) => {
    if (state.phase === "ready" || state.phase === "failed") { resolve(told); setTimeout(() => stop()); }
  });
  engine.start();
})"""


def spoilt(content: bytes) -> bytes:
    """The same length, one byte another."""
    return content[:5000] + bytes([content[5000] ^ 1]) + content[5001:] if len(content) > 5000 else b"?" + content[1:]


def opened(visit: Visit, served: Served, **replaced: object) -> Visit:
    """The visit with the page open; names with two underscores for a dot are files of the runtime."""
    served.replaced.update({RUNTIME + name.replace("__", "."): body for name, body in replaced.items()})
    visit.page.goto(served.url + "/index.html")
    visit.page.wait_for_function("window.engine")
    return visit


def test_prepared_way(visit: Visit, served: Served, prepared: Prepared) -> None:
    opened(visit, served)
    assert visit.state()["phase"] == "idle"
    assert not [path for path in served.asked if path.startswith(RUNTIME)], "nothing is loaded before it is wanted"
    answer = visit.ask(EVALUATE)
    assert set(answer["results"]) == set(MODEL["claims"])
    assert (visit.state()["phase"], visit.state()["way"]) == ("ready", "prepared")
    assert RUNTIME + "python_stdlib.zip" not in served.asked
    assert RUNTIME + prepared.manifest["wheel"] not in served.asked
    assert visit.errors == [] and visit.hosts <= {served.url, "data:"}


def test_progress_counts_to_the_end(visit: Visit, served: Served, prepared: Prepared) -> None:
    told = opened(visit, served).page.evaluate(RECORDED)
    assert [state["phase"] for state in told][:2] == ["idle", "loading"] and told[-1]["phase"] == "ready"
    counted = [state for state in told if state["phase"] == "loading" and state["total"]]
    loaded = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "prepared.zip")
    total = sum(prepared.manifest["files"][name]["bytes"] for name in loaded)
    assert {state["total"] for state in counted} == {total}
    done = [state["done"] for state in counted]
    assert done == sorted(done) and done[-1] == total
    assert f"Python, {total / 1e6:.1f} MB" in {state["what"] for state in counted}


def test_questions_before_it_is_ready_are_answered_in_order(visit: Visit, served: Served) -> None:
    order = opened(visit, served).page.evaluate("""async () => {
      const order = [];
      const seeds = [1, 2, 3];
      await Promise.all(seeds.map((seed) => engine.ask({ op: "evaluate", seed }).then(() => order.push(seed))));
      return [order, await engine.ready.then(() => "ready")];
    }""")
    assert order == [[1, 2, 3], "ready"]


def test_starting_twice_is_starting_once(visit: Visit, served: Served) -> None:
    opened(visit, served).page.evaluate("() => { engine.start(); engine.start(); return engine.ready; }")
    visit.page.evaluate("engine.start()")
    visit.ask(EVALUATE)
    assert served.asked.count("/assets/js/worker.js") == 1
    assert served.asked.count(RUNTIME + "prepared.zip") == 1
    again = visit.page.evaluate('import("/assets/js/engine.js").then((module) => module.engine === engine)')
    assert again, "whichever page of the visit imports it gets the same one"


def test_a_spoilt_zip_is_refused_and_the_stock_way_follows(visit: Visit, served: Served, prepared: Prepared) -> None:
    opened(visit, served, prepared__zip=spoilt)
    assert set(visit.ask(EVALUATE)["results"]) == set(MODEL["claims"])
    assert (visit.state()["phase"], visit.state()["way"]) == ("ready", "stock")
    assert served.asked.count(RUNTIME + "prepared.zip") == 2, "once more, past the cache"
    assert RUNTIME + prepared.manifest["wheel"] in served.asked
    assert visit.errors == [] and visit.hosts <= {served.url, "data:"}


def test_an_outdated_zip_in_the_cache_is_replaced(visit: Visit, served: Served) -> None:
    times = []

    def spoilt_once(content: bytes) -> bytes:
        times.append(1)
        return spoilt(content) if len(times) == 1 else content

    opened(visit, served, prepared__zip=spoilt_once)
    visit.ask(EVALUATE)
    assert (visit.state()["way"], len(times)) == ("prepared", 2)


def test_a_valid_zip_that_does_not_work_falls_back(visit: Visit, served: Served) -> None:
    """As after a mistake of ours: the hash is right, but Python cannot start from it."""
    import hashlib
    import json

    broken = b"PK\x05\x06" + bytes(18)

    def manifest(content: bytes) -> bytes:
        said = json.loads(content)
        said["files"]["prepared.zip"]["sha256"] = hashlib.sha256(broken).hexdigest()
        return json.dumps(said).encode()

    opened(visit, served, manifest__json=manifest, prepared__zip=broken)
    assert set(visit.ask(EVALUATE)["results"]) == set(MODEL["claims"])
    assert visit.state()["way"] == "stock"


def test_without_manifest_the_stock_way_serves(visit: Visit, served: Served) -> None:
    opened(visit, served, manifest__json=None)
    assert "results" in visit.ask(EVALUATE)
    assert visit.state()["way"] == "stock"


def test_a_spoilt_wheel_is_refused(visit: Visit, served: Served, prepared: Prepared) -> None:
    served.replaced[RUNTIME + prepared.manifest["wheel"]] = spoilt
    opened(visit, served, prepared__zip=None)
    answer = visit.ask(EVALUATE)
    assert "calc's wheel could not be loaded" in answer["error"]["message"]
    assert answer["error"]["hint"]
    state = visit.state()
    assert state["phase"] == "failed" and state["reason"].startswith("The calculator could not be loaded: calc's")
    assert visit.page.evaluate("engine.ready.catch((error) => error.message)") == state["reason"]


def test_failure_is_told_and_can_be_tried_again(visit: Visit, served: Served) -> None:
    wasm = RUNTIME + "pyodide.asm.wasm"
    opened(visit, served, pyodide__asm__wasm=None)
    answer = visit.ask(EVALUATE)
    assert "pyodide.asm.wasm could not be loaded (the server said 404)" in answer["error"]["message"]
    assert visit.state()["phase"] == "failed"
    assert visit.ask(EVALUATE)["error"]["message"] == visit.state()["reason"], "at once, and nothing is loaded anew"
    del served.replaced[wasm]
    visit.page.evaluate("() => { engine.start(); return engine.ready; }")
    assert "results" in visit.ask(EVALUATE)


def test_a_program_that_does_not_start_is_no_hang(visit: Visit, served: Served) -> None:
    opened(visit, served, pyodide__asm__wasm=b"\0asm\1\0\0\0")
    assert "could not be loaded" in visit.ask(EVALUATE)["error"]["message"]
    assert visit.state()["phase"] == "failed"


def test_a_missing_worker_is_no_hang(visit: Visit, served: Served) -> None:
    served.replaced["/assets/js/worker.js"] = None
    opened(visit, served)
    assert "could not be loaded" in visit.ask(EVALUATE)["error"]["message"]
    assert visit.state()["phase"] == "failed"


def test_an_exception_in_calc_is_an_answer(visit: Visit, served: Served) -> None:
    opened(visit, served)
    answer = visit.ask({"op": "raise"})
    assert "ZeroDivisionError: by what?" in answer["error"]["message"]
    assert "results" in visit.ask(EVALUATE), "and the next question is answered as ever"
    assert visit.state()["phase"] == "ready"


def test_a_module_that_the_zip_lacks_comes_from_the_stock_library(visit: Visit, served: Served) -> None:
    opened(visit, served)
    assert visit.ask({"op": "import"}) == {"version": 1, "got": 3}
    assert visit.state()["way"] == "stock"
    assert "results" in visit.ask(EVALUATE)


def test_the_end_of_python_is_an_answer_and_a_new_one_starts(visit: Visit, served: Served) -> None:
    opened(visit, served)
    for _ in range(2):
        assert "stopped unexpectedly" in visit.ask({"op": "abort"})["error"]["message"]
        assert visit.state()["phase"] == "idle"
        assert "results" in visit.ask(EVALUATE)
    visit.ask({"op": "abort"})
    assert visit.state()["phase"] == "failed", "but not for ever"


def test_idle_start_respects_save_data(visit: Visit, served: Served) -> None:
    set_line = "Object.defineProperty(navigator, 'connection', { value: %s, configurable: true })"
    visit.page.add_init_script(set_line % "{ saveData: true }")
    opened(visit, served)
    assert visit.page.evaluate("savesData()")
    visit.page.evaluate(
        "() => new Promise((done) => { startWhenIdle(); requestIdleCallback(() => setTimeout(done, 50)); })"
    )
    assert visit.state()["phase"] == "idle"
    for line, saves in (("{ effectiveType: 'slow-2g' }", True), ("{ effectiveType: '4g' }", False)):
        visit.page.evaluate(set_line % line)
        assert visit.page.evaluate("savesData()") is saves
    visit.page.evaluate("() => { startWhenIdle(); return engine.ready; }")
    assert visit.state()["phase"] == "ready"


def test_listeners_can_end_and_their_mistakes_stay_theirs(visit: Visit, served: Served) -> None:
    opened(visit, served)
    counted = visit.page.evaluate("""async () => {
      let first = 0;
      const stop = engine.on(() => { first += 1; });
      stop();
      const thrown = [];
      console.error = (problem) => thrown.push(problem.message);
      try { engine.on(() => { throw new Error("mine"); }); } catch {}
      await engine.ask({ op: "describe" });
      return [first, thrown.includes("mine"), engine.state.phase];
    }""")
    assert counted == [1, True, "ready"]
