"""The page's Python in Chromium gives the answers of this one, about the records as they are published."""

import json

from build_scripts.form.exercise import thorough
from build_scripts.records.snapshot import from_bytes
from build_scripts.runtime.addition import DATA, FOLDER, different, host_answers

CHROMIUM = """async (messages) => {
  const { engine } = await import(new URL("assets/js/engine.js", location.origin + "/").href);
  const answers = [];
  for (const message of messages) answers.push(await engine.ask(JSON.parse(message), "form"));
  return answers;
}"""


def test_chromium_answers_alike_about_the_published_records(site, visit):
    records = from_bytes((site / "assets" / "runtime" / FOLDER / DATA).read_bytes())
    asked = [message for message in thorough(records) if message[:1] == "{" and len(message) > 2][1:60:4]
    expected = host_answers(records, asked)
    answers = visit.go("contribute/").evaluate(CHROMIUM, asked)
    assert [*different(asked, expected, map(json.dumps, answers))] == []
