"""page.py QUOTH: the page to paste an article into, in a real Chromium, and the description of the service (OpenAPI)."""

import json
import pathlib
import re
import subprocess
import sys
import urllib.request

import axe_playwright_python
from openapi_spec_validator import validate
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from tap import case, run_cases

QUOTH = sys.argv[1]
ROOT = pathlib.Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "dissent.txt"
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
GERMAN = "Der Minister sagte am Dienstag, dass die Mauer nicht noch einen Winter halten werde, und das Amt schwieg. " * 4


class Window:
    """A browser window on the service, and what went wrong there."""

    def __init__(self, scheme="light", width=1280, script=True):
        self.context = BROWSER.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script,
                                           reduced_motion="reduce", bypass_csp=False)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30000)
        self.troubles = []
        self.page.on("console", lambda m: None if "status of 422" in m.text else self.troubles.append(m.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda r: None if r.url.startswith(URL) or r.url.startswith("data:") else self.troubles.append(r.url))
        self.page.goto(URL + "/")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.context.close()
        assert kind or not self.troubles, self.troubles

    def violations(self):
        self.page.evaluate(AXE)
        return self.page.evaluate("""async () => (await axe.run()).violations.map(
            v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 200)).slice(0, 3).join(' | ')}`)""")


@case("a pasted article becomes the reading page; the way back finds it again")
def paste():
    with Window() as w:
        w.page.fill("#text", EXAMPLE.read_text())
        w.page.get_by_text("817 words.").wait_for()
        w.page.get_by_label("Headline").fill("Dissent over Kestrel Dam")
        w.page.get_by_label("Address").fill("https://example.org/dam")
        w.page.click("#read")
        w.page.wait_for_selector(".entry", state="attached")
        assert w.page.title() == "Dissent over Kestrel Dam" and w.page.locator(".entry").count() > 20
        assert w.page.evaluate("document.getElementById('turtle').textContent.includes('<https://example.org/dam>')")
        w.page.go_back()
        assert w.page.input_value("#text") == EXAMPLE.read_text() and w.page.inner_text("#read") == "Read it"


@case("a file goes the same way, and so does a page without scripts")
def file_and_no_script():
    with Window(script=False) as w:
        w.page.set_input_files("#file", EXAMPLE)
        w.page.click("#read")
        w.page.wait_for_selector("article .paragraph")
        assert "introduced a bill on Tuesday" in w.page.inner_text("article")


@case("no article is no request; one that cannot be read is told")
def refusals():
    with Window() as w:
        w.page.click("#read")
        assert "no article yet" in w.page.inner_text("#size") and w.page.url == URL + "/"
        assert w.page.evaluate("document.activeElement.id") == "text"
        w.page.fill("#text", GERMAN)
        w.page.click("#read")
        w.page.wait_for_selector(".trouble")
        assert "German" in w.page.inner_text(".trouble") and w.page.locator("h1").inner_text() == "The article cannot be read"
        assert not w.violations(), w.violations()
        w.page.click(".trouble a")
        assert w.page.input_value("#text") == ""


@case("everybody can use it: axe, in light and dark, wide and narrow; nothing is cut off")
def accessible():
    for scheme, width in [("light", 1280), ("dark", 1280), ("light", 390)]:
        with Window(scheme, width) as w:
            assert not w.violations(), (scheme, width, w.violations())
            assert w.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (scheme, width)


@case("the keyboard alone is enough")
def keyboard():
    with Window() as w:
        seen = []
        for _ in range(14):
            w.page.keyboard.press("Tab")
            seen.append(w.page.evaluate("document.activeElement.id"))
        order = [i for i in seen if i]
        assert order[:4] == ["text", "file", "title", "url"] and order.index("view") < order.index("read"), seen
        w.page.focus("#text")
        w.page.keyboard.insert_text("“It will not last,” said Ada Quill of the Fen Post.")
        w.page.focus("#read")
        w.page.keyboard.press("Enter")
        w.page.wait_for_selector(".entry", state="attached")


@case("the description is OpenAPI 3.1, and tells of every route, form and parameter that there is")
def openapi():
    told = json.loads(urllib.request.urlopen(URL + "/openapi.json").read())
    validate(told)
    source = ROOT / "src" / "serve"
    post = told["paths"]["/map"]["post"]
    types = set(re.findall(r'^    \{"([a-z]+/[^"]+)", QUOTH', (source / "negotiate.c").read_text(), re.M))
    assert len(types) > 10 and set(post["requestBody"]["content"]) == types, types ^ set(post["requestBody"]["content"])
    results = set(re.findall(r'^    \[QUOTHP_MEDIA_\w+\] = \{"([^"]+)"', (source / "negotiate.c").read_text(), re.M))
    assert set(post["responses"]["200"]["content"]) == results - {"application/problem+json", "text/plain"}, results
    routes = set(re.findall(r'= \{"(/[^"]*)"', (source / "route.c").read_text()))
    assert set(told["paths"]) == routes, routes
    kinds = set(re.findall(r'= \{\d+, "([a-z-]+)"', (source / "problem.c").read_text()))
    assert {t.rsplit("/", 1)[1] for t in told["components"]["schemas"]["Problem"]["properties"]["type"]["enum"]} == kinds
    names = set(re.findall(r'\{"([a-z-]+)", tell_', (source / "job.c").read_text()))
    assert set(told["components"]["parameters"]) == names and len(post["parameters"]) == len(names), names


service = subprocess.Popen([QUOTH, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
URL = re.search(r"http://\S+", service.stderr.readline())[0]
try:
    with sync_playwright() as playwright:
        BROWSER = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        run_cases()
        BROWSER.close()
finally:
    service.kill()
