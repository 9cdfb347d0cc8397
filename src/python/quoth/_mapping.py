"""Articles to maps: one, a file of them, or many on several threads."""

from __future__ import annotations

import datetime
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal, Optional, Union, overload

from ._library import Context, Settings, c_text, context, ffi, lib, opened, reading
from ._map import Map
from .errors import Error, InputError, Message, UsageError

Path = Union[str, "os.PathLike[str]"]
Day = Union[str, datetime.date]
Text = Union[str, bytes]
Article = Union[str, bytes, Mapping[str, Any]]


def map(  # noqa: A001: quoth.map reads well
    text: Optional[Text] = None,
    *,
    html: Optional[Text] = None,
    url: Optional[str] = None,
    title: Optional[str] = None,
    date: Optional[Day] = None,
    publisher: Optional[str] = None,
    language: Optional[str] = None,
    name: Optional[str] = None,
    min_confidence: float = 0.0,
    corrections: Optional[Path] = None,
    model: Optional[Path] = None,
    base: Optional[str] = None,
) -> Map:
    """Reads one article, plain text or an HTML page, and tells who said what in it.

    What is given beside the text goes before what the text says itself. `language="en"` takes any text for English;
    `name` is the input's, for messages; findings that are less sure than `min_confidence` (0 to 1) stay out;
    `corrections` is a file of corrections, `model` another model than the one in this package, `base` the IRI under
    which people, roles and statements are named.

    Raises InputError when there is no article in it, or none in English.
    """
    if (text is None) == (html is None):
        raise UsageError(Message("error", "map takes either a text or html="))
    data = text if text is not None else html
    source = _source(name, "text" if text is not None else "html", url, title, date, publisher, language)
    with context(_settings(model, base, min_confidence)) as c:
        with reading(data.encode("utf-8") if isinstance(data, str) else bytes(data or b"")) as file:
            return _map_from(c, source, file, corrections, skip_broken=False)


def map_file(
    path: Path,
    *,
    form: Optional[str] = None,
    url: Optional[str] = None,
    title: Optional[str] = None,
    date: Optional[Day] = None,
    publisher: Optional[str] = None,
    language: Optional[str] = None,
    skip_broken: bool = False,
    min_confidence: float = 0.0,
    corrections: Optional[Path] = None,
    model: Optional[Path] = None,
    base: Optional[str] = None,
) -> Map:
    """Reads a file of any form that quoth reads, with one article or many, and makes one graph of it.

    The form ("text", "html", "jsonl", "xml", "warc", "conllu", "corenlp") is guessed where it is not given. A broken
    article raises InputError; with `skip_broken` it is told in the map's `messages` and the others are read. The rest is
    as for `map`.
    """
    source = _source(os.fspath(path), form, url, title, date, publisher, language)
    with context(_settings(model, base, min_confidence)) as c, opened(os.fspath(path)) as file:
        return _map_from(c, source, file, corrections, skip_broken)


@overload
def map_all(
    articles: Iterable[Article], *, workers: Optional[int] = None, return_errors: Literal[False] = False, **options: Any
) -> Iterator[Map]: ...


@overload
def map_all(
    articles: Iterable[Article], *, workers: Optional[int] = None, return_errors: Literal[True], **options: Any
) -> Iterator[Union[Map, Error]]: ...


def map_all(
    articles: Iterable[Article], *, workers: Optional[int] = None, return_errors: bool = False, **options: Any
) -> Iterator[Union[Map, Error]]:
    """Maps many articles on `workers` threads (as many as there are processors) and yields the maps in their order.

    An article is a text, or a mapping of arguments of `map`: `{"html": page, "url": address}`; `options` are arguments
    of `map` for all of them. The work releases the GIL, so that threads work side by side; only a few articles are
    taken ahead, so that the input may be of any length. With `return_errors` an article that cannot be mapped yields
    its exception in place of a map.
    """
    workers = workers or len(os.sched_getaffinity(0))
    pending: deque[Future[Union[Map, Error]]] = deque()
    with ThreadPoolExecutor(workers, thread_name_prefix="quoth") as pool:
        try:
            for article in articles:
                pending.append(pool.submit(_map_one, article, options, return_errors))
                if len(pending) > 2 * workers:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()


def _map_one(article: Article, options: Mapping[str, Any], return_errors: bool) -> Union[Map, Error]:
    arguments = dict(article) if isinstance(article, Mapping) else {"text": article}
    try:
        return map(**{**options, **arguments})
    except Error as error:
        if return_errors:
            return error
        raise


def _settings(model: Optional[Path], base: Optional[str], min_confidence: float) -> Settings:
    if not 0 <= min_confidence <= 1:
        raise UsageError(Message("error", f"min_confidence is {min_confidence}, not between 0 and 1"))
    return Settings(os.fspath(model) if model is not None else None, base, float(min_confidence))


def _source(
    name: Optional[str],
    form: Optional[str],
    url: Optional[str],
    title: Optional[str],
    date: Optional[Day],
    publisher: Optional[str],
    language: Optional[str],
) -> tuple[Any, list[Any]]:
    """The struct, and the strings that it borrows."""
    day = date.isoformat()[:10] if isinstance(date, datetime.date) else date
    given = {"name": name, "url": url, "title": title, "date": day, "publisher": publisher, "language": language}
    strings = {key: c_text(value) for key, value in given.items()}
    source = ffi.new("quoth_source *")
    if form is not None:
        source.format = lib.quoth_format_by_name(c_text(form))
        if source.format == lib.QUOTH_FROM_ANY:
            raise UsageError(Message("error", f"no input form is called {form!r}"))
    for key, value in strings.items():
        setattr(source, key, value)
    return source, list(strings.values())


def _map_from(
    c: Context, source: tuple[Any, list[Any]], file: Any, corrections: Optional[Path], skip_broken: bool
) -> Map:
    graph = c.new_graph()
    place = ffi.new("quoth_reader **")
    c.check(lib.quoth_reader_new(c.q, source[0], file, place))
    reader = ffi.gc(place[0], lib.quoth_reader_free)
    try:
        while _add_next(c, reader, graph, skip_broken):
            pass
    finally:
        ffi.release(reader)
    if not lib.quoth_graph_n_articles(graph):
        c.check(lib.QUOTH_ERR_INPUT if any(m.level == "error" for m in c.messages) else lib.QUOTH_OK)
        raise InputError(Message("error", "no article in it"))
    if corrections is not None:
        path = os.fspath(corrections)
        with opened(path) as rows:
            c.check(lib.quoth_graph_correct(graph, c_text(path), rows))
    return Map(c, graph, tuple(c.messages))


def _add_next(c: Context, reader: Any, graph: Any, skip_broken: bool) -> bool:
    """Reads an article into the graph; False when there is none left."""
    place = ffi.new("quoth_doc **")
    status = lib.quoth_reader_next(reader, place)
    doc = place[0]
    if status == lib.QUOTH_OK and not doc:
        return False
    try:
        if status == lib.QUOTH_OK:
            status = lib.quoth_analyse(c.q, doc)
        if not (skip_broken and status == lib.QUOTH_ERR_INPUT):
            c.check(status)
            c.check(lib.quoth_graph_add(graph, doc))
    finally:
        lib.quoth_doc_free(doc)
    return True
