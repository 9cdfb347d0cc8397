"""Many articles: order, threads, memory."""

import gc
import itertools
import multiprocessing
import threading
from pathlib import Path

import pytest
import quoth
from conftest import GERMAN, PAGE, SHORT


def resident_kib() -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def test_two_threads_give_the_bytes_of_one(corpus):
    articles = corpus * 3
    alone = [quoth.map(text).turtle() for text in articles]
    for workers in (1, 2, 4):
        assert [found.turtle() for found in quoth.map_all(articles, workers=workers)] == alone


def test_other_python_runs_while_an_article_is_read(dissent):
    """A thread that counts gets on while another is inside the library: the GIL is free there."""
    turns = 0
    done = threading.Event()

    def count() -> None:
        nonlocal turns
        while not done.wait(0.001):
            turns += 1

    counter = threading.Thread(target=count)
    counter.start()
    quoth.map("\n\n".join([dissent] * 10))
    done.set()
    counter.join()
    assert turns > 10


def test_one_map_from_several_threads(found):
    results = {}
    threads = [threading.Thread(target=lambda i=i: results.update({i: found.turtle()})) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results.values()) == {found.turtle()} and len(results) == 4


def test_articles_with_arguments_of_their_own():
    page, text = quoth.map_all([{"html": PAGE, "url": "https://fen.example/2"}, SHORT], title="Given")
    assert page.articles[0].url == "https://fen.example/2"
    assert [found.articles[0].title for found in (page, text)] == ["Given", "Given"]


def test_errors_in_their_place():
    results = list(quoth.map_all([SHORT, GERMAN, SHORT], workers=2, return_errors=True))
    assert [type(result) for result in results] == [quoth.Map, quoth.InputError, quoth.Map]
    with pytest.raises(quoth.InputError, match="German"):
        list(quoth.map_all([SHORT, GERMAN, SHORT], workers=2))


def test_an_input_without_end():
    taken = 0

    def articles():
        nonlocal taken
        for taken in itertools.count(1):
            yield SHORT

    maps = quoth.map_all(articles(), workers=2)
    assert all(found.statements for found in itertools.islice(maps, 10))
    maps.close()
    assert taken < 20


def in_child(queue):
    queue.put(quoth.map(SHORT).turtle())


def test_a_forked_child():
    here = quoth.map(SHORT).turtle()
    fork = multiprocessing.get_context("fork")
    queue = fork.Queue()
    child = fork.Process(target=in_child, args=(queue,))
    child.start()
    assert queue.get(timeout=60) == here
    child.join()


def test_a_thousand_calls_do_not_grow():
    def work(n: int) -> None:
        for _ in range(n):
            found = quoth.map(SHORT)
            assert found.statements and found.write("nt")
            with pytest.raises(quoth.InputError):
                quoth.map(b"\xff")
        del found
        gc.collect()

    work(200)
    before = resident_kib()
    work(1000)
    assert resident_kib() - before < 1024
