"""A claim is written on the page, by a person who has never seen the repository."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from build_scripts.check.run import run
from build_scripts.form.exercise import HOSTILE
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, ROOT
from tests.browser.writing import NEW, OF_THE_LEAK, PATH, Writing


@pytest.fixture
def writing(visit) -> Writing:
    return Writing(visit.go(PATH))


def checked(tmp_path: Path, records: dict[str, str]) -> list:
    """What the command finds in these files, written among all others."""
    claims = tmp_path / "claims"
    shutil.copytree(ROOT / "claims", claims)
    files = [tmp_path / path for path in records]
    for file, text in zip(files, records.values()):
        file.parent.mkdir(exist_ok=True)
        assert not file.exists()
        file.write_text(text, encoding="utf-8")
    return run(claims, [], files)


def test_new_source_and_claim_pass_the_check_of_the_command(writing, tmp_path):
    writing.write_new()
    records = writing.records
    assert [*records] == ["claims/doe-2026-05/source.yaml", "claims/doe-2026-05/training-tokens.yaml"]
    assert [one for one in checked(tmp_path, records) if one.severity == "error"] == []


def test_claim_of_a_source_that_there_is(writing, tmp_path):
    writing.fill(OF_THE_LEAK)
    writing.choose("claim.subject", "gpt-4")
    writing.choose("claim.credibility", "3")
    expect(writing.form.locator("[data-known]")).to_contain_text("GPT-4's details are leaked")
    expect(writing.control("source.title")).to_be_hidden()
    writing.expect_passing()
    (path,) = writing.records
    assert path.startswith("claims/leak-2023-07/")
    assert [one for one in checked(tmp_path, writing.records) if one.severity == "error"] == []


def test_rivals_and_duplicates_stand_beside_it(writing):
    writing.fill(NEW)
    expect(writing.form.locator("[data-rival-words]")).to_contain_text("claims state this; yours would be")
    expect(writing.form.locator("[data-rivals]")).to_contain_text("GPT-4's details are leaked")
    expect(writing.form.locator("[data-duplicates]")).to_contain_text("gives the same number")


def test_what_is_proposed_can_be_changed(writing):
    writing.fill(NEW)
    expect(writing.control("claim.quantity")).to_have_value("training_tokens")
    expect(writing.entry("claim.quantity").locator("[data-proposed]")).to_contain_text("proposed")
    writing.choose("claim.quantity", "unique_tokens")
    expect(writing.entry("claim.quantity").locator("[data-proposed]")).to_be_hidden()
    expect(writing.record("unique-tokens.yaml")).to_have_value(re.compile("quantity: unique_tokens\n"))
    writing.control("claim.quantity").fill("")
    writing.control("claim.quantity").blur()
    expect(writing.control("claim.quantity")).to_have_value("training_tokens")


UNSURE = {
    "url": "https://arxiv.org/abs/2203.15556",
    "claim.quote": "We test this hypothesis by training a model on the larger end of this range—70B parameters—"
    "for 1.4T tokens",
    "amount": "70B parameters",
    "claim.locator": "Section 1",
    "claim.rating_reason": "They trained it.",
}


def test_what_is_not_clear_is_left_until_somebody_chooses(writing):
    writing.fill(UNSURE)
    writing.choose("claim.credibility", "2")
    expect(writing.state).to_have_text("2 things are left to do:")
    left = writing.form.locator("[data-left]")
    expect(left).to_contain_text("Subject It is not clear which is meant.")
    expect(left).to_contain_text("Statement It is proposed from a subject or a quantity that nobody has chosen yet.")
    expect(writing.form.locator("[data-propose]")).to_contain_text("When nothing is left")
    expect(writing.entry("claim.subject").locator("input[type=radio]:checked")).to_have_count(0)
    writing.choose("claim.subject", "chinchilla")
    writing.expect_passing()
    expect(writing.control("claim.statement")).to_have_value(re.compile("of Chinchilla"))
    expect(writing.record(".yaml")).to_have_value(re.compile("subject: chinchilla\n"))


def test_likeliest_of_what_is_not_clear_can_be_confirmed(writing):
    writing.fill(UNSURE)
    writing.choose("claim.credibility", "2")
    expect(writing.error("claim.subject")).to_contain_text("It is not clear which is meant.")
    writing.choose("claim.subject", writing.control("claim.subject").input_value())
    writing.expect_passing()
    expect(writing.error("claim.subject")).to_be_hidden()


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("amount", "5 bananas", "'bananas' is not a unit that is known here."),
        ("amount", "rather many", "number"),
        ("claim.unit", "bananas", "'bananas' is not a unit that is known here."),
        ("claim.quote", "word " * 60, "The quote is too long. Found: 60 words."),
        ("claim.quantity", "training_tokns", "Did you mean 'training_tokens'?"),
        ("source.published", "yesterday", "date"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(writing, name, text, said):
    writing.fill(NEW)
    expect(writing.control("source.title")).to_be_visible()
    writing.fill({name: text})
    expect(writing.error(name)).to_contain_text(said)
    expect(writing.control(name)).to_have_attribute("aria-invalid", "true")
    assert writing.error(name).get_attribute("id") in writing.control(name).get_attribute("aria-describedby")
    writing.fill({name: NEW.get(name, "")})
    expect(writing.control(name)).not_to_have_attribute("aria-invalid", "true")


def test_what_is_left_leads_to_the_field(writing):
    writing.fill(NEW)
    writing.form.locator("[data-left]").get_by_role("button", name="How credible is this claim?").first.click()
    expect(writing.control("claim.credibility")).to_be_focused()
    writing.page.keyboard.press("Space")
    expect(writing.form.locator("[data-left]")).not_to_contain_text("How credible")


def test_quote_is_looked_up_in_the_pasted_text(writing):
    writing.fill(NEW)
    writing.form.locator("summary", has_text="Look the quote up").click()
    writing.form.locator("[data-pasted]").fill("It says: GPT-4 was trained on about 14T tokens. So it is.")
    expect(writing.error("claim.quote")).to_contain_text("does not stand in the text of the source")
    expect(writing.error("claim.quote")).to_contain_text("about 14T tokens")
    writing.form.locator("[data-pasted]").fill("It says: GPT-4 was trained on about 13T tokens. So it is.")
    expect(writing.error("claim.quote")).to_be_hidden()
    expect(writing.form.locator("[data-text-told]")).to_contain_text("SHA-256")
    expect(writing.record("source.yaml")).to_have_value(re.compile("sha256: [0-9a-f]{64}"))


def test_quote_is_looked_up_in_a_saved_file(writing, tmp_path):
    saved = tmp_path / "saved.txt"
    saved.write_bytes(b"GPT-4 was trained on about 13T tokens\n")
    import hashlib

    writing.fill(NEW)
    writing.form.locator("summary", has_text="Look the quote up").click()
    writing.form.locator("[data-file]").set_input_files(saved)
    expect(writing.form.locator("[data-text-told]")).to_contain_text(hashlib.sha256(saved.read_bytes()).hexdigest())
    saved.write_bytes(b"%PDF-1.7\x00")
    writing.form.locator("[data-file]").set_input_files([])
    writing.form.locator("[data-file]").set_input_files(saved)
    expect(writing.form.locator("[data-text-told]")).to_contain_text("This is a PDF")


def test_saved_page_tells_what_it_is(writing, tmp_path):
    saved = tmp_path / "saved.html"
    saved.write_text(
        "<!doctype html><title>One post</title><meta name=author content='Jane Doe'><script>window.pwned = 1</script>"
        "<link rel=canonical href=https://example.org/posts/one><p>GPT-4 was trained on <b>about 13T</b> tokens.",
        encoding="utf-8",
    )
    writing.fill({"claim.quote": NEW["claim.quote"]})
    writing.form.locator("summary", has_text="Look the quote up").click()
    writing.form.locator("[data-file]").set_input_files(saved)
    expect(writing.form.locator("[data-text-told]")).to_contain_text("The page was turned into plain text")
    expect(writing.control("url")).to_have_value("https://example.org/posts/one")
    expect(writing.control("source.title")).to_have_value("One post")
    expect(writing.control("source.producer")).to_have_value("Jane Doe")
    expect(writing.error("claim.quote")).to_be_hidden()


def test_sum_is_done_while_it_is_written(writing):
    writing.fill({**NEW, "amount": "40k token/USD", "claim.formula": "tokens / cost"})
    names = writing.form.locator(".rr-inputs__name")
    writing.control("derived_from").focus()
    expect(names).to_have_count(2)
    assert [name.input_value() for name in names.all()] == ["tokens", "cost"]
    claims = writing.form.locator(".rr-inputs__row input:not(.rr-inputs__name)")
    claims.nth(0).fill("costs-of-agi-2023/training-tokens")
    claims.nth(1).fill("agi training cost")
    expect(writing.form.locator(".rr-inputs__row").nth(1).locator("datalist option").first).to_be_attached()
    claims.nth(1).fill("costs-of-agi-2023/training-cost")
    expect(writing.form.locator("[data-recomputed]")).to_have_text("The formula gives 40,000 tokens per USD: agrees.")
    writing.fill({"claim.formula": "tokens + cost"})
    expect(writing.error("claim.formula")).to_contain_text("'tokens' is in token, but 'cost' is in USD")


def test_what_was_typed_is_there_after_a_reload(writing):
    writing.fill(NEW)
    writing.choose("claim.credibility", "4")
    expect(writing.record("training-tokens.yaml")).to_have_value(re.compile("credibility: 4"))
    writing.page.reload()
    expect(writing.form.locator("[data-kept]")).to_be_visible()
    expect(writing.control("claim.quote")).to_have_value(NEW["claim.quote"])
    expect(writing.record("training-tokens.yaml")).to_have_value(re.compile("credibility: 4"))
    writing.form.locator("[data-kept]").get_by_role("button", name="Start again").click()
    expect(writing.control("claim.quote")).to_have_value("")
    expect(writing.form.locator(".rr-record")).to_have_count(0)
    writing.page.reload()
    expect(writing.form.locator("[data-kept]")).to_be_hidden()


def test_link_of_a_page_fills_in_what_it_is_about(visit):
    page = visit.go("claims/leak-2023-07/training-cost/")
    page.get_by_role("link", name="Another source says otherwise? Add its claim").click()
    writing = Writing(page)
    expect(writing.control("claim.subject")).to_have_value("gpt-4")
    expect(writing.control("claim.quantity")).to_have_value("training_cost")
    expect(writing.form.locator("[data-rival-words]")).to_contain_text("claims state this")
    assert "#" not in page.url


def test_link_does_not_throw_away_what_was_typed(writing):
    writing.fill({"claim.quote": "typed before"})
    expect(writing.state).not_to_have_text("")
    page = writing.page
    page.goto(page.url + "#fill&source=leak-2023-07&nonsense=1&claim.note=%3Cscript%3E")
    expect(writing.control("source")).to_have_value("leak-2023-07")
    expect(writing.control("claim.quote")).to_have_value("")
    page.reload()
    expect(writing.control("source")).to_have_value("leak-2023-07")
    writing.form.get_by_role("button", name="Take it up again").click()
    expect(writing.control("claim.quote")).to_have_value("typed before")


def test_hostile_texts_stay_texts(writing):
    for text in (HOSTILE[0], '"><img src=x onerror="window.pwned=1">', "{{ 7*7 }}", "javascript:alert(1)"):
        writing.fill(dict.fromkeys(("url", "claim.quote", "amount", "claim.statement", "claim.locator"), text))
        writing.fill(dict.fromkeys(("claim.formula", "claim.note", "derived_from", "claim_id", "claim.unit"), text))
        expect(writing.state).to_contain_text("left to do")
        writing.page.wait_for_timeout(600)
    assert writing.page.evaluate("window.pwned") is None
    assert writing.page.locator("form[data-form] script, form[data-form] img").count() == 0
    assert writing.page.locator('form[data-form] a[href^="javascript:"]').count() == 0


HOSTS = {
    "github": (
        "https://github.com/somebody/reckoner",
        "https://github.com/somebody/reckoner/new/main/claims/doe-2026-05",
    ),
    "forgejo": (
        "https://codeberg.org/somebody/reckoner",
        "https://codeberg.org/somebody/reckoner/_new/main/claims/doe-2026-05",
    ),
    "gitlab": (
        "https://gitlab.com/somebody/reckoner",
        "https://gitlab.com/somebody/reckoner/-/new/main/claims/doe-2026-05",
    ),
}


@pytest.mark.parametrize("host", HOSTS)
def test_finished_record_has_a_link_that_proposes_it(new_visit, host):
    visit = new_visit()
    repository, address = HOSTS[host]

    def with_repository(route):
        response = route.fetch()
        body = response.text().replace('data-repository=""', f'data-repository="{repository}"')
        route.fulfill(response=response, body=re.sub(r'data-host="[^"]*"', f'data-host="{host}"', body))

    visit.page.route(re.compile(r"/contribute/$"), with_repository)
    writing = Writing(visit.go(PATH))
    writing.write_new()
    links = writing.form.locator("[data-propose] ol a")
    expect(links).to_have_count(2)
    records = writing.records
    for link, (path, text) in zip(links.all(), records.items()):
        parts = urlsplit(link.get_attribute("href"))
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == address
        query = parse_qs(parts.query)
        name = unquote(path.rsplit("/", 1)[1])
        assert query == ({"file_name": [name]} if host == "gitlab" else {"filename": [name], "value": [text]})
        assert link.get_attribute("rel") == "noopener"
    name_subject(writing)
    addition = writing.form.locator("[data-propose] ol li").last
    expect(addition).to_contain_text("Copy what goes to the end of claims/vocabulary/subjects.yaml")
    page = {"github": "edit", "forgejo": "_edit", "gitlab": "-/edit"}[host]
    expected = f"{repository}/{page}/main/claims/vocabulary/subjects.yaml"
    expect(addition.get_by_role("link")).to_have_attribute("href", expected)
    if host == "github":
        # What does not fit into an address is copied by hand.
        writing.fill({"claim.note": "é" * 1200})
        expect(writing.form.locator("[data-propose] li").nth(1)).to_contain_text("Copy the text of")


def test_patch_applies(writing, tmp_path):
    writing.write_new()
    with writing.page.expect_download() as download:
        writing.form.get_by_role("button", name="Download a patch").click()
    download.value.save_as(tmp_path / "claim.patch")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "claim.patch"], cwd=tmp_path, check=True)
    for path, text in writing.records.items():
        assert (tmp_path / path).read_text(encoding="utf-8") == text


def name_subject(writing: Writing) -> None:
    """Say that the number is of something that nobody has named here yet, and name it."""
    writing.choose("claim.subject", "new")
    expect(writing.control("subject.label")).to_be_visible()
    writing.fill({"subject.label": "Some 7B", "subject.description": "A model of somebody's."})
    expect(writing.control("subject_id")).to_have_value("some-7b")
    writing.expect_passing()


def test_new_subject_comes_with_the_claim_and_its_patch_applies(writing, tmp_path):
    writing.write_new()
    expect(writing.control("subject.label")).to_be_hidden()
    name_subject(writing)
    assert [*writing.records][-1] == "claims/vocabulary/subjects.yaml, at its end"
    with writing.page.expect_download() as download:
        writing.form.get_by_role("button", name="Download a patch").click()
    download.value.save_as(tmp_path / "claim.patch")
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "claim.patch"], cwd=tmp_path, check=True)
    before = (ROOT / "claims/vocabulary/subjects.yaml").read_text(encoding="utf-8")
    added = [*writing.records.values()][-1]
    assert (tmp_path / "claims/vocabulary/subjects.yaml").read_text(encoding="utf-8") == before + added
    files = [tmp_path / path.partition(",")[0] for path in writing.records]
    assert [one for one in run(tmp_path / "claims", [], files) if one.severity == "error"] == []


# What is asked of the check is held back until `letGo` is called; `asked` waits for the first question.
HOLD = """() => {
    window.held = [];
    const post = Worker.prototype.postMessage;
    window.asked = new Promise((resolve) => {
        Worker.prototype.postMessage = function (...all) { resolve(window.held.push(() => post.apply(this, all))); };
    });
    window.letGo = () => { Worker.prototype.postMessage = post; window.held.forEach((one) => one()); };
    window.said = [];
    const region = document.querySelector("[data-aloud]");
    const heard = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => window.said.push(region.textContent)).observe(region, heard);
}"""


def test_record_is_not_handed_out_until_the_present_input_is_checked(writing):
    writing.write_new()
    page, files, propose = writing.page, writing.form.locator("[data-files]"), writing.form.locator("[data-propose]")
    actions = [*files.get_by_role("button").all(), *propose.get_by_role("button").all()]
    assert len(actions) == 5
    writing.control("amount").focus()
    page.evaluate(HOLD)
    writing.control("amount").fill("5 bananas")
    assert writing.state.text_content() == "Checking…"
    for part in (files, propose):
        assert part.get_attribute("aria-busy") == "true"
        assert float(part.locator("> *").first.evaluate("one => getComputedStyle(one).opacity")) < 1
    downloads = []
    page.on("download", lambda one: downloads.append(one))
    for action in actions:
        assert action.get_attribute("aria-disabled") == "true"
        action.focus()
        page.keyboard.press("Enter")
        expect(action).to_be_focused()
        action.click(force=True)
    assert "Copied" not in files.text_content()
    assert page.evaluate("window.asked") == 1
    assert writing.state.text_content() == "Checking…"
    page.evaluate("window.letGo()")
    expect(writing.state).to_have_text("One thing is left to do:")
    expect(files).to_have_attribute("aria-busy", "false")
    expect(files.get_by_role("button").first).not_to_have_attribute("aria-disabled", "true")
    assert downloads == []


def test_answer_to_what_stood_there_before_is_not_taken_for_the_present_one(writing):
    writing.write_new()
    page = writing.page
    page.evaluate(HOLD)
    writing.control("amount").fill("about 14T tokens")
    assert page.evaluate("window.asked") == 1
    # The answer arrives while somebody is typing again, before the next question is asked.
    shown = page.evaluate(
        """async () => {
            const amount = document.querySelector('[data-entry="amount"] [data-control]');
            const type = () => amount.dispatchEvent(new Event("input", { bubbles: true }));
            amount.value = "5 bananas";
            type();
            window.letGo();
            const shown = new Set();
            for (let turn = 0; turn < 40; turn += 1) {
                await new Promise((resolve) => setTimeout(resolve, 100));
                type();
                shown.add(document.querySelector("[data-state]").textContent);
            }
            return [...shown];
        }"""
    )
    assert shown == ["Checking…"]
    expect(writing.state).to_have_text("One thing is left to do:")


def test_only_what_is_new_is_read_out(writing):
    writing.write_new()
    page = writing.page
    page.evaluate(HOLD)
    page.evaluate("window.letGo()")
    for note in ("One note.", "Another note."):
        writing.fill({"claim.note": note})
        expect(writing.record("training-tokens.yaml")).to_have_value(re.compile(re.escape(note)))
        writing.expect_passing()
    writing.fill({"amount": "5 bananas"})
    expect(writing.state).to_have_text("One thing is left to do:")
    assert [text for text in page.evaluate("window.said") if text] == ["One thing is left to do:"]
    assert writing.state.get_attribute("role") is None


def test_file_can_be_downloaded(writing):
    writing.write_new()
    with writing.page.expect_download() as download:
        writing.form.get_by_role("button", name="Download claims/doe-2026-05/training-tokens.yaml").click()
    assert download.value.suggested_filename == "training-tokens.yaml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == [*writing.records.values()][1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone_shows_all_and_axe_finds_nothing(going_visit, scheme):
    writing = Writing(going_visit(PHONE, scheme).go(PATH))
    writing.write_new()
    writing.fill({"amount": "5 bananas", "claim.formula": "a / b"})
    expect(writing.error("amount")).to_be_visible()
    expect(writing.form.locator("[data-files]")).to_have_attribute("aria-busy", "false")
    writing.page.evaluate("document.querySelectorAll('form details').forEach((one) => (one.open = true))")
    assert writing.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(writing.page) == []


def test_nothing_of_the_check_is_loaded_elsewhere(new_visit):
    visit = new_visit()
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go("claims/leak-2023-07/training-cost/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "runtime/form/" in url or "/js/form/writer" in url]


def test_without_scripts_the_page_says_what_to_do(new_visit):
    visit = new_visit(java_script_enabled=False)
    page = visit.go(PATH)
    expect(page.locator("form[data-form]")).to_be_hidden()
    expect(page.locator(".rr-form-instead")).to_contain_text("python -m build_scripts new")


def test_damaged_check_is_refused_and_said_so(new_visit):
    visit = new_visit()
    visit.page.route(re.compile("runtime/form/addition.zip"), lambda route: route.fulfill(body="no zip"))
    writing = Writing(visit.go(PATH))
    writing.fill({"claim.quote": "x"})
    expect(writing.form.locator("[data-general]")).to_contain_text("is not the file that was published")
