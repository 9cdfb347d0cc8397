/* conllu.c: CoNLL-U (Universal Dependencies) → documents: each `# newdoc` begins one, `# newpar` a paragraph.
 *
 * The text comes from the words and their spaces (SpaceAfter=No); a multiword token is cut into its words. Names are
 * read from NER= in the last column.
 */
#include "read/analysed.h"

#include "base/utf8.h"
#include "read/format.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 1024 * 1024 };
enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, N_COLUMNS };

typedef struct conllu_state {
    quothp_arena arena;
    quothp_analysed a;
    const char *id, *url, *title, *date, *author, *publisher; /* of the document at hand; in the arena */
    quothp_buf surface;                                       /* what is left of the multiword token at hand */
    long surface_end;                                         /* the last word of it; 0: none */
    bool space;                                               /* stands before the next word */
    bool surface_space;                                       /* stands behind the multiword token */
    size_t limit;                                             /* of bytes of a text */
    bool skipping;                                            /* to the next document: this one is broken */
} conllu_state;

static void begin_document(conllu_state *c)
{
    quothp_analysed_free(&c->a);
    quothp_arena_reset(&c->arena);
    quothp_analysed_begin(&c->a, &c->arena);
    c->id = c->url = c->title = c->date = c->author = c->publisher = NULL;
    c->surface_end = 0;
    c->space = c->skipping = false;
}

/* ---- comments ---- */

/* "# newdoc id = x" → "x" behind the key "newdoc id"; NULL: another key. */
static const char *value_of(conllu_state *c, quothp_str comment, const char *key)
{
    quothp_str s = quothp_str_trim((quothp_str){comment.p + 1, comment.n - 1});
    if (quothp_str_starts(s, "meta::"))
        s = (quothp_str){s.p + 6, s.n - 6};
    size_t n = strlen(key);
    if (!quothp_str_starts(s, key))
        return NULL;
    s = quothp_str_trim((quothp_str){s.p + n, s.n - n});
    if (!s.n || s.p[0] != '=')
        return NULL;
    s = quothp_str_trim((quothp_str){s.p + 1, s.n - 1});
    const char *value = quothp_arena_copy(&c->arena, s.p, s.n);
    c->a.failed |= !value;
    return value;
}

static bool is_key(quothp_str comment, const char *key)
{
    return quothp_str_starts(quothp_str_trim((quothp_str){comment.p + 1, comment.n - 1}), key);
}

static void take_comment(conllu_state *c, quothp_str comment)
{
    const struct {
        const char *key, **field;
    } rows[] = {{"newdoc id", &c->id}, {"title", &c->title},   {"date", &c->date},     {"dateCreated", &c->date},
                {"url", &c->url},      {"sourceURL", &c->url}, {"author", &c->author}, {"publisher", &c->publisher}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *value = value_of(c, comment, rows[i].key);
        if (value && *value)
            *rows[i].field = value;
    }
    if (is_key(comment, "newpar"))
        quothp_analysed_end_sentence(&c->a, true);
}

/* ---- words ---- */

static size_t split(quothp_str line, quothp_str column[N_COLUMNS])
{
    size_t n = 0;
    for (const char *at = line.p, *end = line.p + line.n; n < N_COLUMNS; n++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        column[n] = (quothp_str){at, (size_t)((tab ? tab : end) - at)};
        if (!tab)
            return n + 1;
        at = tab + 1;
    }
    return n;
}

/* "_" means nothing told. */
static quothp_str told(quothp_str column)
{
    return quothp_str_is(column, "_") ? (quothp_str){NULL, 0} : column;
}

/* The value of a key of "A=1|B=2"; empty: not there. */
static quothp_str feature(quothp_str list, const char *key)
{
    size_t n_key = strlen(key);
    for (size_t i = 0; i < list.n;) {
        const char *bar = memchr(list.p + i, '|', list.n - i);
        quothp_str item = {list.p + i, bar ? (size_t)(bar - list.p) - i : list.n - i};
        if (item.n > n_key && item.p[n_key] == '=' && quothp_str_is_nocase((quothp_str){item.p, n_key}, key))
            return (quothp_str){item.p + n_key + 1, item.n - n_key - 1};
        i += item.n + 1;
    }
    return (quothp_str){NULL, 0};
}

static bool number_of(quothp_str s, long *number)
{
    *number = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!quothp_is_digit(s.p[i]) || i > 8)
            return false;
        *number = *number * 10 + (s.p[i] - '0');
    }
    return s.n > 0;
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* The next word's part of the multiword token: as long as its form, the last one all that is left. */
static quothp_str part_of_surface(conllu_state *c, quothp_str form, long id, size_t *n_used)
{
    quothp_str rest = {c->surface.p + *n_used, c->surface.n - *n_used};
    size_t n = id == c->surface_end || form.n > rest.n ? rest.n : form.n;
    while (n < rest.n && !begins_character(rest.p[n]))
        n++;
    *n_used += n;
    return (quothp_str){rest.p, n};
}

static const char *take_range(conllu_state *c, const quothp_str column[N_COLUMNS], const char *dash)
{
    long first;
    quothp_str end = {dash + 1, column[ID].n - (size_t)(dash + 1 - column[ID].p)};
    if (!number_of((quothp_str){column[ID].p, (size_t)(dash - column[ID].p)}, &first) ||
        !number_of(end, &c->surface_end))
        return "not a range of words";
    quothp_buf_clear(&c->surface);
    quothp_buf_add(&c->surface, column[FORM].p, column[FORM].n);
    c->surface_space = !quothp_str_is(feature(column[MISC], "SpaceAfter"), "No");
    c->a.failed |= c->surface.failed;
    return NULL;
}

/* One line of a word. NULL, or what is wrong with it. */
static const char *take_word(conllu_state *c, quothp_str line, size_t *n_used)
{
    quothp_str column[N_COLUMNS];
    long id, head = QUOTHP_NO_HEAD;
    size_t bad;
    if (split(line, column) != N_COLUMNS)
        return "not ten columns";
    if (!quothp_utf8_valid(line.p, line.n, &bad) || memchr(line.p, '\0', line.n))
        return "broken UTF-8";
    if (memchr(column[ID].p, '.', column[ID].n))
        return NULL; /* an empty node */
    const char *dash = memchr(column[ID].p, '-', column[ID].n);
    if (dash) {
        *n_used = 0;
        return take_range(c, column, dash);
    }
    if (!number_of(column[ID], &id))
        return "the first column is no number";
    if (told(column[HEAD]).n && !number_of(column[HEAD], &head))
        return "the head is no number";
    if (column[FORM].n == 0)
        return "an empty word";
    bool in_surface = c->surface_end && c->surface_end >= id;
    quothp_str form = in_surface ? part_of_surface(c, column[FORM], id, n_used) : column[FORM];
    if (form.n == 0)
        return "more words than the multiword token has letters";
    quothp_analysed_add(&c->a, &(quothp_analysed_token){.form = form,
                                                        .lemma = told(column[LEMMA]),
                                                        .upos = told(column[UPOS]),
                                                        .xpos = told(column[XPOS]),
                                                        .ner = feature(column[MISC], "NER"),
                                                        .head = head,
                                                        .between = c->space ? quothp_str_of(" ") : quothp_str_of("")});
    bool ends_surface = c->surface_end == id;
    c->space =
        in_surface ? ends_surface && c->surface_space : !quothp_str_is(feature(column[MISC], "SpaceAfter"), "No");
    if (ends_surface)
        c->surface_end = 0;
    return c->a.text.n > c->limit ? "larger than --max-bytes: no article is" : NULL;
}

/* ---- documents ---- */

static quoth_status finish(conllu_state *c, quoth_doc **doc)
{
    quothp_analysed_end_sentence(&c->a, true);
    quoth_status status = quothp_analysed_doc(&c->a, doc);
    if (status != QUOTH_OK || !*doc)
        return status;
    char date[11];
    if (c->date)
        c->date = quothp_date_of(quothp_str_of(c->date), date) ? date : NULL;
    const struct {
        const char *value, **field;
    } rows[] = {{c->id, &(*doc)->id},     {c->url, &(*doc)->url},       {c->title, &(*doc)->title},
                {c->date, &(*doc)->date}, {c->author, &(*doc)->byline}, {c->publisher, &(*doc)->publisher}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].value && !(*rows[i].field = quothp_doc_keep(*doc, rows[i].value)))
            return QUOTH_ERR_MEMORY;
    return QUOTH_OK;
}

/* A line of the document at hand. NULL, or what is wrong. */
static const char *take_line(conllu_state *c, quothp_str line, size_t *n_used)
{
    if (line.n == 0)
        return quothp_analysed_end_sentence(&c->a, false) ? NULL : "a head in the sentence above lies outside of it";
    if (line.p[0] != '#')
        return take_word(c, line, n_used);
    take_comment(c, line);
    return NULL;
}

static bool begins_document(quothp_str line)
{
    return line.n && line.p[0] == '#' && is_key(line, "newdoc");
}

quoth_status quothp_next_conllu(quothp_read_work *reading, quoth_doc **doc)
{
    if (!reading->state) {
        if (!(reading->state = calloc(1, sizeof(conllu_state))))
            return QUOTH_ERR_MEMORY;
        begin_document(reading->state);
    }
    conllu_state *c = reading->state;
    c->limit = reading->q->limits.bytes;
    size_t n_used = 0; /* bytes of the multiword token at hand */
    for (quothp_str line;;) {
        bool found;
        quoth_status status = quothp_input_line(&reading->input, LONGEST_LINE, &line, &found);
        if (status != QUOTH_OK)
            return status;
        bool begins = found && begins_document(line);
        if (!found || begins) {
            status = c->skipping ? QUOTH_OK : finish(c, doc);
            if (c->skipping)
                quothp_step_begin(reading->q, 1);
            begin_document(c);
        }
        if (!found || status != QUOTH_OK)
            return status;
        if (!c->skipping && !*doc && quothp_clock_ticked(&reading->q->clock)) {
            c->skipping = true;
            return quothp_step_check(reading->q, reading->input.line - 1, "reading it");
        }
        const char *wrong = c->skipping ? NULL : take_line(c, line, &n_used);
        if (wrong) {
            c->skipping = true;
            quothp_report_at(&reading->q->report, QUOTH_ERROR, reading->input.line - 1, 0,
                             "CoNLL-U: %s; the document is left out", wrong);
            return QUOTH_ERR_INPUT;
        }
        if (*doc)
            return QUOTH_OK;
    }
}

void quothp_close_conllu(quothp_read_work *reading)
{
    conllu_state *c = reading->state;
    if (!c)
        return;
    quothp_analysed_free(&c->a);
    quothp_buf_free(&c->surface);
    quothp_arena_free(&c->arena);
    free(c);
    reading->state = NULL;
}
