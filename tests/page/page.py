"""page.py QUOTH FOLDER [WORD...]: the reading page in a real Chromium; with words, only the cases that hold one.

Pages are opened from disk, as a reader opens them. A page that asks for anything, writes to the console or fails in a
script fails its test.
"""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import axe_playwright_python
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from tap import case, run_cases

QUOTH = sys.argv[1]
TMP = pathlib.Path(sys.argv[2])
HERE = pathlib.Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "dissent.txt"
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TITLE = ["--title", "Dissent over Kestrel Dam"]


def quoth(*arguments):
    done = subprocess.run([QUOTH, "map", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


class Reader:
    """A browser window with a page in it, and what went wrong there."""

    def __init__(self, browser, path, width=1280, height=900, scheme="light"):
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme,
                                           reduced_motion="reduce", accept_downloads=True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10000)
        self.troubles = []
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self.asked(request.url))
        self.address = pathlib.Path(path).as_uri()
        self.page.goto(self.address)

    def asked(self, url):
        if url.split("#")[0] != self.address and not url.startswith("blob:"):
            self.troubles.append(f"asks for {url}")

    def close(self):
        self.context.close()
        assert not self.troubles, self.troubles

    def text(self, selector):
        return self.page.inner_text(selector)

    def count(self, selector):
        return self.page.locator(selector).count()

    def keys(self, selector):
        return self.page.eval_on_selector_all(selector, "list => list.map(e => e.dataset.key)")

    def save(self, selector):
        with self.page.expect_download() as download:
            self.page.click(selector)
        path = TMP / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def violations(self):
        self.page.evaluate(AXE)
        return self.page.evaluate("""async () => (await axe.run()).violations.map(
            v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 200)).slice(0, 3).join(' | ')}`)""")


def reader(function, *arguments, **window):
    """Runs the function with a window on the page, and closes it."""
    one = Reader(BROWSER, *arguments, **window)
    try:
        function(one)
    except Exception:
        one.context.close()
        raise
    one.close()


def key_of(r, words):
    """The key of the statement with these words."""
    index = r.page.evaluate("words => statements.findIndex(s => s.text.includes(words))", words)
    assert index >= 0, f"no statement says: {words}"
    return f"statement-{index}"


# ---- the file ----


@case("a page of 1,000 words is at most 300 KB")
def size():
    text = EXAMPLE.read_text() + "\n" + (HERE / "more.txt").read_text()
    assert len(text.split()) >= 990, len(text.split())
    (TMP / "long.txt").write_text(text)
    quoth(TMP / "long.txt", "-o", TMP / "long.html")
    assert (TMP / "long.html").stat().st_size <= 300_000, (TMP / "long.html").stat().st_size


@case("the same article gives the same page")
def stable():
    quoth(EXAMPLE, *TITLE, "-o", TMP / "again.html")
    assert (TMP / "again.html").read_bytes() == PAGE.read_bytes()


@case("the article can be read without scripts")
def no_script():
    text = re.sub(r"<[^>]*>", "", PAGE.read_text().split("</article>")[0])
    assert "introduced a bill on Tuesday that would freeze all work on the site" in text


# ---- selecting ----


@case("a sentence shows its speaker, its entry and its box")
def sentence():
    def look(r):
        key = key_of(r, "hydrologists walk out")
        r.page.click(f".said[data-key={key}]")
        assert "Tomas Reyes" in r.text("#card h2")
        assert "hydrologists walk out" in r.text("#card blockquote")
        assert r.count(f"#entries .entry.selected [data-key={key}]") == 1
        assert r.count(f"#map .node.selected[data-key={key}]") == 1
        assert r.text(".member.on .name:has(.chip:not(.hue-none)) .label >> nth=0") == "Tomas Reyes"
        assert r.page.evaluate("location.hash") == f"#{key}"
        assert r.page.text_content("#told").endswith(": Tomas Reyes")

    reader(look, PAGE)


@case("a box and a line of the map show their sentence")
def box():
    def look(r):
        r.page.click("#tab-map")
        key = key_of(r, "hydrologists walk out")
        r.page.click(f"#map .node[data-key={key}]")
        assert set(r.keys(".said.selected")) == {key}
        assert r.page.locator(".said.selected").first.is_visible()
        r.page.click("#card .close")
        assert r.count(".selected") == 0 and r.page.is_hidden("#card")
        other = key_of(r, "Congress set aside")
        r.page.locator(f"#map .edge[data-key={other}] .wide").first.dispatch_event("click")
        assert set(r.keys(".said.selected")) == {other}

    reader(look, PAGE)


@case("a person shows sentences, roles and boxes")
def person():
    def look(r):
        r.page.click("#cast .name:has-text('Tomas Reyes')")
        said = r.page.evaluate("saidBy[agents.findIndex(a => a.label === 'Tomas Reyes')].map(i => keyOf('statement', i))")
        assert said and set(said) <= set(r.keys(".said.on"))
        assert r.count("#map .node.selected") == 1
        assert "former Interior Secretary" in r.text("#card")
        assert r.page.is_visible(".piece.selected >> nth=0")

    reader(look, PAGE)


@case("every statement, role and name is one click from its evidence")
def evidence():
    def look(r):
        bad = r.page.evaluate("""() => {
            const bad = [];
            const all = [...statements.map((_, i) => keyOf('statement', i)), ...roles.map((_, i) => keyOf('role', i)),
                ...agents.map((a, i) => a.evidence.length ? keyOf('agent', i) : null).filter(Boolean)];
            for (const key of all) {
                select(key, 'test');
                const words = [...document.querySelectorAll('.reading .piece.selected')].map(e => e.textContent).join('');
                if (!words || !document.querySelector('#card .excerpt b').textContent) bad.push(key);
                if (kindOf(key) === 'statement' && !words.includes(statements[indexOf(key)].text.slice(0, 5))) bad.push(key);
            }
            return bad;
        }""")
        assert not bad, bad

    reader(look, PAGE)


@case("the address names the selection, and brings it back")
def address():
    def look(r):
        r.page.click("#tab-ledger")
        r.page.click("#entries .open >> nth=4")
        r.page.reload()
        assert r.page.is_visible("#card") and r.count(".entry.selected [data-key=statement-4]") == 1
        r.page.goto(r.address + "#statement-99999")
        r.page.goto(r.address + "#nonsense")

    reader(look, PAGE)


# ---- filters ----


@case("filters by speaker, kind, outlet, agency and confidence, alone and together")
def filters():
    def look(r):
        r.page.click("#tab-ledger")
        every = r.page.locator("#entries .entry:visible").count()
        assert r.text("#count").startswith(f"{every} statements")
        r.page.select_option("#filter-speaker", label="Naomi Ferreira")
        names = set(r.page.locator("#entries .entry:visible .who").all_inner_texts())
        assert names == {"Naomi Ferreira"}, names
        some = r.page.locator("#entries .entry:visible").count()
        r.page.select_option("#filter-kind", label="mixed")
        both = r.page.locator("#entries .entry:visible").count()
        assert 0 < both < some < every
        assert r.text("#count") == f"{both} of {every} statements"
        assert r.count(".said.out") > 0
        r.page.click("#filter-none")
        assert r.page.locator("#entries .entry:visible").count() == every and r.count(".said.out") == 0
        r.page.select_option("#filter-outlet", label="Harbor News")
        assert all("Harbor News" in t for t in r.page.locator("#entries .entry:visible").all_inner_texts())
        r.page.click("#filter-none")
        r.page.select_option("#filter-agency", label="Interior Department")
        assert "one Department official" in "".join(r.page.locator("#entries .entry:visible").all_inner_texts())
        r.page.click("#filter-none")
        sure = []
        for least in [90, 75, 50]:
            r.page.select_option("#filter-confidence", value=str(least))
            sure.append(r.page.locator("#entries .entry:visible").count())
            assert sure[-1] == r.page.evaluate("least => statements.filter(s => s.confidence >= least).length", least)
        assert any(0 < n < every for n in sure), sure

    reader(look, PAGE)


@case("a statement tells its act, its day, whom it was told, how sure it is, and why its source is unnamed")
def fields():
    def look(r):
        key = key_of(r, "The wall will hold")
        r.page.evaluate("key => select(key, 'test')", key)
        card = re.sub(r"\s+", " ", r.text("#card dl"))
        assert "Act said" in card and "When on 3 May 2031 (2031-05-03)" in card, card
        assert "Through Harbor News" in card and "To " not in card, card
        assert re.search(r"Confidence \d+ %", card), card
        assert "not named: she feared for her job" in r.text("#cast .member.on")
        r.page.click("#card h2 .link")
        assert re.search(r"Not named\s+she feared for her job", r.text("#card dl")), r.text("#card dl")
        r.page.click("#tab-ledger")
        r.page.select_option("#filter-act", label="denied")
        denial, = r.page.locator("#entries .entry:visible").all_inner_texts()
        assert re.search(r"indirect · “denied” · on Tuesday · \d+ % sure", denial), denial
        r.page.select_option("#filter-act", label="warned")
        warning, = r.page.locator("#entries .entry:visible").all_inner_texts()
        assert "the river would rise again" in warning and "to reporters" in warning, warning

    (TMP / "fields.txt").write_text(
        '"The wall will hold," an engineer at the Harbour Agency, who asked not to be named because she feared for her job, '
        "told Harbor News on 3 May 2031. Mayor Ada Quill denied on Tuesday that the gate was broken. She warned reporters "
        "that the river would rise again.\n")
    quoth(TMP / "fields.txt", "--date", "2031-05-08", "-o", TMP / "fields.html")
    reader(look, TMP / "fields.html")


# ---- keyboard ----


@case("statements, tabs and boxes can be reached and chosen by keyboard")
def keyboard():
    def look(r):
        r.page.keyboard.press("Tab")
        assert r.page.evaluate("document.activeElement.className") == "ref"
        assert "Statement 1: " in r.page.evaluate("document.activeElement.getAttribute('aria-label')")
        r.page.keyboard.press("Enter")
        assert r.page.evaluate("document.activeElement.id") == "card"
        r.page.keyboard.press("Escape")
        assert r.page.evaluate("document.activeElement.className") == "ref"
        r.page.focus("#tab-cast")
        r.page.keyboard.press("ArrowRight")
        assert r.page.get_attribute("#tab-ledger", "aria-selected") == "true" and r.page.is_visible("#entries")
        r.page.keyboard.press("ArrowRight")
        assert r.page.evaluate("document.activeElement.id") == "tab-map" and r.page.is_visible("#picture")
        r.page.focus("#map .node[data-key]")
        r.page.keyboard.press("Enter")
        assert r.page.is_visible("#card") and r.count("#map .node.selected") == 1

    reader(look, PAGE)


# ---- how it looks ----


@case("on a narrow screen the article is a tab, and nothing is wider than the screen")
def narrow():
    def look(r):
        for tab in ["cast", "ledger", "map", "reading"]:
            r.page.click(f"#tab-{tab}")
            shown = [one for one in ["cast", "ledger", "map", "reading"] if r.page.is_visible(f"#{one}")]
            assert shown == [tab], shown
            assert r.page.evaluate("document.documentElement.scrollWidth") <= 390
        r.page.click(".said >> nth=3")
        card = r.page.locator("#card").bounding_box()
        sentence = r.page.locator(".said.selected").first.bounding_box()
        assert sentence["y"] + sentence["height"] <= card["y"], "the card hides the sentence"
        r.page.click("#card >> text=On the map")
        assert r.page.is_visible("#map .node.selected")
        for number in range(r.page.evaluate("statements.length")):
            r.page.evaluate("key => select(key, 'test')", f"statement-{number}")
            if r.count("#map .node.selected"):
                box = r.page.locator("#map .node.selected").first.bounding_box()
                card = r.page.locator("#card").bounding_box()
                assert 0 <= box["y"] and box["y"] + box["height"] <= card["y"], f"the card hides the box of {number}"

    reader(look, PAGE, width=390, height=844)


@case("light and dark have their own paper")
def dark():
    papers = []
    for scheme in ["light", "dark"]:
        reader(lambda r: papers.append(r.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")),
               PAGE, scheme=scheme)
    assert papers[0] != papers[1]


@case("on paper everything is there: article, cast, statements, map")
def printed():
    def look(r):
        r.page.emulate_media(media="print")
        for one in ["#article-0", "#cast", "#entries", "#map svg"]:
            assert r.page.is_visible(one), one
        for one in [".tabs", "#filters", ".zoom", "#card"]:
            assert r.page.is_hidden(one), one

    reader(look, PAGE)


@case("axe-core finds nothing to object to")
def accessible():
    def wide(r):
        found = []
        for tab in ["cast", "ledger", "map"]:
            r.page.click(f"#tab-{tab}")
            found += r.violations()
        assert not found, "\n".join(sorted(set(found)))

    def selected(r):
        r.page.click("#tab-map")
        r.page.evaluate("select('statement-5', 'test')")
        r.page.click("#card summary")
        found = r.violations()
        assert not found, "\n".join(found)

    reader(wide, PAGE)
    reader(selected, PAGE, scheme="dark")
    reader(selected, PAGE, width=390, height=844)


# ---- saving ----


@case("the Turtle that the page saves is what quoth writes")
def turtle():
    quoth(EXAMPLE, *TITLE, "-o", TMP / "want.ttl")
    reader(lambda r: r.save("#save-turtle").rename(TMP / "got.ttl"), PAGE)
    assert (TMP / "got.ttl").read_bytes() == (TMP / "want.ttl").read_bytes()


@case("the SVG that the page saves is the map that quoth draws, though it was selected in")
def picture():
    quoth(EXAMPLE, *TITLE, "-o", TMP / "want.svg")

    def look(r):
        r.page.click(".said >> nth=2")
        r.save("#save-svg").rename(TMP / "got.svg")

    reader(look, PAGE)
    got, want = (list(xml.parse(TMP / name).getroot().iter()) for name in ["got.svg", "want.svg"])
    assert [(e.tag, e.attrib, (e.text or "").strip()) for e in got] == [(e.tag, e.attrib, (e.text or "").strip()) for e in want]


# ---- several articles, hostile ones ----


@case("several articles: one is shown, a selection brings its own")
def several():
    def look(r):
        assert r.count("#contents li") == 2
        assert r.page.is_visible("#article-0") and r.page.is_hidden("#article-1")
        key = key_of(r, "Nobody on my floor")
        assert r.count(f".said[data-key={key}]") == 0 and r.page.is_visible("#article-0 .said >> nth=0")
        r.page.click("#contents button >> nth=1")
        assert r.count(f".said[data-key={key}]") == 1
        assert r.page.is_hidden("#article-0") and r.page.is_visible("#article-1")
        r.page.click("#tab-ledger")
        r.page.click("#entries .open >> nth=0")
        assert r.page.is_visible("#article-0") and r.page.is_hidden("#article-1")
        r.page.select_option("#filter-article", index=2)
        assert 0 < r.page.locator("#entries .entry:visible").count() < r.count("#entries .entry")
        assert not r.violations()

    reader(look, BOTH)


@case("hostile text is text")
def hostile():
    def look(r):
        assert r.page.evaluate("window.hit") is None
        text = (HERE / "hostile.txt").read_text()
        for passage in filter(None, text.split("\n")):
            assert passage in r.page.evaluate("passageTexts[0].map(one => one.text)"), passage
            assert passage in r.page.eval_on_selector_all("#article-0 [data-at]", """list => list.map(
                e => [...e.childNodes].filter(n => !n.matches?.('.ref')).map(n => n.textContent).join(''))"""), passage
        assert r.count("article img, article script, #picture script, #picture img") == 0
        assert "“😀 it is fine" in r.page.evaluate("statements.map(s => s.text).join()")
        key = key_of(r, "😀")
        r.page.click(f".said[data-key={key}]")
        assert "".join(r.page.locator(".said.selected").all_inner_texts()).startswith("“😀 it is fine,”")
        quoth(HERE / "hostile.txt", EXAMPLE, "-o", TMP / "both.ttl")
        assert r.save("#save-turtle").read_bytes() == (TMP / "both.ttl").read_bytes()

    reader(look, BOTH)


@case("an article without statements is a page, too")
def empty():
    def look(r):
        assert r.text("#summary") == "0 statements."
        for tab in ["ledger", "map", "cast"]:
            r.page.click(f"#tab-{tab}")

    (TMP / "empty.txt").write_text("The river rose.\n")
    quoth(TMP / "empty.txt", "-o", TMP / "empty.html")
    reader(look, TMP / "empty.html")


@case("the policy lets nothing run but the page's own script")
def policy():
    def look(r):
        r.page.evaluate("""() => {
            document.addEventListener('securitypolicyviolation', () => { window.refused = (window.refused || 0) + 1; });
            const script = document.createElement('script');
            script.textContent = 'window.hit = 3';
            document.body.append(script);
        }""")
        r.page.wait_for_function("window.refused === 1")
        assert r.page.evaluate("window.hit") is None
        assert "Content Security Policy" in r.troubles.pop()

    reader(look, PAGE)


# ---- corrections ----


def correct(r, *, select, control=None, value=None, label=None, do):
    r.page.evaluate("key => select(key, 'test')", select)
    r.page.click("#card .correct summary")
    if label:
        r.page.select_option(f"#card select[aria-label='{control}']", label=label)
    elif control:
        r.page.fill(f"#card input[aria-label='{control}']", value)
    line = "#card .control" + (f":has([aria-label='{control}'])" if control else "")
    r.page.click(f"{line} >> text={do}")


def agent_key(r, name):
    return r.page.evaluate("name => keyOf('agent', agents.findIndex(a => a.label === name))", name)


@case("corrections made on the page hold in the next run")
def round_trip():
    def look(r):
        correct(r, select=key_of(r, "gossip from people"), control="Speaker", label="Amos Tillery", do="is the speaker")
        correct(r, select=key_of(r, "Nobody on my floor"), control="Speaker who is not in the list", value="Kit Moss",
                do="is the speaker")
        correct(r, select=key_of(r, "No one has been silenced"), do="No statement: drop it")
        correct(r, select=agent_key(r, "Another official"), control="Somebody who is the same",
                label="one administration official", do="is the same")
        correct(r, select=agent_key(r, "Halloran"), control="Right name", value="Eleanor Halloran", do="is the name")
        correct(r, select=agent_key(r, "Ruth Adeyemi"), control="Role", value="former ferry pilot", do="is a role")
        correct(r, select=agent_key(r, "Piers Aldana"), control="Right name", value="Undone", do="is the name")
        r.page.click("#corrections .entry:has-text('Undone') >> button")
        assert r.count("#corrections .entry") == 6
        assert r.text("#tab-corrections") == "Corrections 6", r.text("#tab-corrections")
        assert r.count(".said.corrected") > 0
        assert not r.violations()
        r.save("#save-corrections").rename(TMP / "corrections.tsv")

    reader(look, PAGE)
    done = quoth(EXAMPLE, "--corrections", TMP / "corrections.tsv", "--summary", "-o", TMP / "corrected.nt",
                 "-o", TMP / "corrected.html")
    assert done.stderr == "", done.stderr
    summary, graph = done.stdout, (TMP / "corrected.nt").read_text()
    assert re.search(r"Amos Tillery · mixed.*\n +the reports as \"gossip from people", summary), summary
    assert re.search(r"Kit Moss · direct.*\n +“Nobody on my floor", summary), summary
    assert "No one has been silenced" not in summary and "Another official" not in summary
    assert "ferry pilot (former)" in summary and "Eleanor Halloran" in summary
    assert graph.count("ns#Correction>") == 6
    assert "Kit Moss" in (TMP / "corrected.html").read_text()


@case("who leaves with unsaved corrections is asked")
def unsaved():
    def look(r):
        asked = []
        r.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        r.page.click(".said >> nth=0")
        r.page.click("#card .correct summary")
        r.page.click("#card >> text=No statement: drop it")
        r.page.reload()
        assert asked == ["beforeunload"], asked

    reader(look, PAGE)


# ---- running ----

PAGE, BOTH = TMP / "page.html", TMP / "both.html"
quoth(EXAMPLE, *TITLE, "-o", PAGE)
quoth(HERE / "hostile.txt", EXAMPLE, "-o", BOTH)
with sync_playwright() as playwright:
    BROWSER = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                         args=["--no-sandbox", "--disable-dev-shm-usage"])
    run_cases(words=sys.argv[3:])
    BROWSER.close()
