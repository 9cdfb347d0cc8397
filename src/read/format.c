/* format.c: see format.h. What a format's first bytes look like is told here, how it goes on in its own file. */
#include "read/format.h"

#include <string.h>
#include <strings.h>

/* ---- first bytes ---- */

/* "{" and the first key; empty when this is no JSON object. */
static quothp_str first_key(quothp_str head)
{
    if (!head.n || head.p[0] != '{')
        return (quothp_str){NULL, 0};
    quothp_str key = quothp_str_trim((quothp_str){head.p + 1, head.n - 1});
    const char *end = key.n && key.p[0] == '"' ? memchr(key.p + 1, '"', key.n - 1) : NULL;
    return end ? (quothp_str){key.p + 1, (size_t)(end - key.p) - 1} : (quothp_str){NULL, 0};
}

static bool is_warc(quothp_str head)
{
    return quothp_str_starts(head, "WARC/1.");
}

static bool is_corenlp(quothp_str head)
{
    quothp_str key = first_key(head);
    return quothp_str_is(key, "sentences") || quothp_str_is(key, "docId") || quothp_str_is(key, "docDate");
}

/* Below comments stand lines of ten columns, of which the first is a number. */
static bool is_conllu(quothp_str head)
{
    while (head.n && head.p[0] == '#') {
        const char *lf = memchr(head.p, '\n', head.n);
        size_t n = lf ? (size_t)(lf - head.p) + 1 : head.n;
        head = (quothp_str){head.p + n, head.n - n};
    }
    const char *lf = head.n ? memchr(head.p, '\n', head.n) : NULL;
    size_t tabs = 0;
    for (size_t i = 0; lf && i < (size_t)(lf - head.p); i++)
        tabs += head.p[i] == '\t';
    return tabs == 9 && quothp_is_digit(head.p[0]);
}

static bool is_json_lines(quothp_str head)
{
    return first_key(head).p != NULL;
}

/* Behind the mark that ends a declaration, comment or the like; empty when it does not end. */
static quothp_str behind(quothp_str s, const char *mark)
{
    size_t n = strlen(mark);
    for (size_t i = 0; i + n <= s.n; i++)
        if (memcmp(s.p + i, mark, n) == 0)
            return quothp_str_trim((quothp_str){s.p + i + n, s.n - i - n});
    return (quothp_str){NULL, 0};
}

static bool starts_nocase(quothp_str s, const char *prefix)
{
    return s.n >= strlen(prefix) && strncasecmp(s.p, prefix, strlen(prefix)) == 0;
}

/* The internal subset of a document type holds ">" of its own. */
static quothp_str behind_doctype(quothp_str s)
{
    const char *subset = memchr(s.p, '[', s.n), *end = memchr(s.p, '>', s.n);
    return subset && end && subset < end ? behind(behind(s, "]"), ">") : behind(s, ">");
}

/* The local name of the first element; empty when this is no markup. */
static quothp_str root_element(quothp_str head)
{
    while (head.n > 1 && head.p[0] == '<' && (head.p[1] == '?' || head.p[1] == '!')) {
        if (head.p[1] == '?')
            head = behind(head, "?>");
        else if (quothp_str_starts(head, "<!--"))
            head = behind(head, "-->");
        else
            head = behind_doctype(head);
    }
    if (head.n < 2 || head.p[0] != '<' || !quothp_is_alpha(head.p[1]))
        return (quothp_str){NULL, 0};
    quothp_str name = {head.p + 1, 0};
    for (size_t i = 1; i < head.n && !quothp_is_space(head.p[i]) && head.p[i] != '>' && head.p[i] != '/'; i++) {
        name.n++;
        if (head.p[i] == ':')
            name = (quothp_str){head.p + i + 1, 0};
    }
    return name;
}

static bool is_news_xml(quothp_str head)
{
    static const char *const ROOTS[] = {"nitf", "newsItem", "newsMessage", "packageItem",
                                        "rss",  "RDF",      "feed",        "entry"};
    quothp_str root = root_element(head);
    for (size_t i = 0; i < sizeof ROOTS / sizeof *ROOTS; i++)
        if (root.n && quothp_str_is(root, ROOTS[i]))
            return true;
    return false;
}

static bool is_html(quothp_str head)
{
    bool utf16 = head.n > 4 && (memcmp(head.p, "\xFF\xFE<", 3) == 0 || memcmp(head.p, "\xFE\xFF\0<", 4) == 0);
    return utf16 || starts_nocase(head, "<!doctype html") || starts_nocase(head, "<?xml") || root_element(head).n > 0 ||
           (head.n > 2 && head.p[0] == '<' && head.p[1] == '!');
}

/* ---- the table: what tells most comes first ---- */

static const quothp_format FORMATS[] = {
    {QUOTH_FROM_WARC, "warc", "a web archive: the articles of its pages", " .warc ", is_warc, quothp_next_warc,
     quothp_close_warc},
    {QUOTH_FROM_CONLLU, "conllu", "CoNLL-U: tokens, tags and heads of another parser", " .conllu .conll ", is_conllu,
     quothp_next_conllu, quothp_close_conllu},
    {QUOTH_FROM_CORENLP, "corenlp", "JSON of Stanford CoreNLP: its tokens, tags, heads and names", " .json ",
     is_corenlp, quothp_next_corenlp, NULL},
    {QUOTH_FROM_JSONL, "jsonl", "JSON Lines, one article a line", " .jsonl .ndjson ", is_json_lines, quothp_next_json,
     NULL},
    {QUOTH_FROM_XML, "xml", "news XML: NITF, NewsML-G2, RSS, Atom", " .xml .nitf .rss .atom ", is_news_xml,
     quothp_next_xml, quothp_close_xml},
    {QUOTH_FROM_HTML, "html", "a web page", " .html .htm .xhtml ", is_html, quothp_next_html, NULL},
    {QUOTH_FROM_TEXT, "text", "plain text in UTF-8", " .txt ", NULL, quothp_next_text, NULL},
};

enum { N_FORMATS = sizeof FORMATS / sizeof *FORMATS };

const quothp_format *quothp_format_of(quoth_format id)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (FORMATS[i].id == id)
            return &FORMATS[i];
    return NULL;
}

/* "a.jsonl.gz" → ".jsonl" */
static quothp_str suffix_of(const char *file_name)
{
    quothp_str name = quothp_str_of(file_name);
    if (quothp_str_ends(name, ".gz"))
        name.n -= 3;
    else if (quothp_str_ends(name, ".zst"))
        name.n -= 4;
    for (size_t i = name.n; i > 0 && name.p[i - 1] != '/'; i--)
        if (name.p[i - 1] == '.')
            return (quothp_str){name.p + i - 1, name.n - i + 1};
    return (quothp_str){NULL, 0};
}

static bool has_suffix(const quothp_format *format, quothp_str suffix)
{
    for (const char *at = format->suffixes; *at; at += strcspn(at + 1, " ") + 1)
        if (suffix.n && strncasecmp(at + 1, suffix.p, suffix.n) == 0 && at[1 + suffix.n] == ' ')
            return true;
    return false;
}

const quothp_format *quothp_format_guess(quothp_str head, const char *file_name)
{
    if (quothp_str_starts(head, "\xEF\xBB\xBF"))
        head.p += 3, head.n -= 3;
    head = quothp_str_trim(head);
    for (size_t i = 0; i < N_FORMATS; i++)
        if (FORMATS[i].matches && FORMATS[i].matches(head))
            return &FORMATS[i];
    quothp_str suffix = suffix_of(file_name);
    for (size_t i = 0; i < N_FORMATS; i++)
        if (has_suffix(&FORMATS[i], suffix))
            return &FORMATS[i];
    return quothp_format_of(QUOTH_FROM_TEXT);
}

/* ---- what quoth.h tells of the table ---- */

quoth_format quoth_format_by_name(const char *name)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (strcmp(name, FORMATS[i].name) == 0)
            return FORMATS[i].id;
    return QUOTH_FROM_ANY;
}

const char *quoth_format_name(quoth_format format)
{
    const quothp_format *row = quothp_format_of(format);
    return row ? row->name : NULL;
}

const char *quoth_format_title(quoth_format format)
{
    const quothp_format *row = quothp_format_of(format);
    return row ? row->title : NULL;
}
