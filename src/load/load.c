/* load.c: see load.h. */
#include "load/load.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "load/journal.h"
#include "load/ntriples.h"
#include "rdfread/rdfread.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_PART = 8 * 1024 * 1024 }; /* bytes */

struct quothp_load {
    const quothp_load_settings *settings;
    quothp_report *report;
    quothp_http *http;
    QUOTHP_LAYER(quothp_load_journal) journals; /* one a file, the last of the file at hand */
    quothp_arena arena;
    quothp_map begun; /* graphs that have got their first part in this load: what follows is added */
    quothp_buf line, part, graph;
    uint32_t n_part;        /* lines in part */
    uint32_t limit;         /* lines that the store takes at once */
    size_t n_read, n_taken; /* statements of the file at hand */
    size_t n_before;        /* of the files before it */
    bool in_graph;          /* graph holds one */
    struct sha256_ctx sha;  /* of the statements taken */
};

quothp_load *quothp_load_new(const quothp_load_settings *settings, quothp_report *report)
{
    quothp_load *load = calloc(1, sizeof *load);
    if (!load)
        return NULL;
    load->settings = settings;
    load->report = report;
    load->limit = settings->part;
    load->http = quothp_http_new(&settings->http, report);
    if (load->http)
        return load;
    quothp_load_free(load, false);
    return NULL;
}

void quothp_load_free(quothp_load *load, bool complete)
{
    if (!load)
        return;
    for (uint32_t i = 0; i < load->journals.n; i++)
        quothp_load_journal_close(&load->journals.at[i], complete);
    quothp_http_free(load->http);
    quothp_buf_free(&load->line);
    quothp_buf_free(&load->part);
    quothp_buf_free(&load->graph);
    quothp_arena_free(&load->arena);
    free(load);
}

size_t quothp_load_n_taken(const quothp_load *load)
{
    return load->n_before + load->n_taken;
}

/* ---- what has been taken ---- */

static quothp_load_journal *journal_of(quothp_load *load)
{
    return &load->journals.at[load->journals.n - 1];
}

static void digest_so_far(const quothp_load *load, char digits[QUOTHP_LOAD_DIGITS + 1])
{
    struct sha256_ctx sha = load->sha;
    uint8_t digest[QUOTHP_LOAD_DIGITS / 2];
    sha256_digest(&sha, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(digits + 2 * i, 3, "%02x", digest[i]);
}

static void note_taken(quothp_load *load, size_t n, quothp_str lines)
{
    sha256_update(&load->sha, lines.n, (const uint8_t *)lines.p);
    load->n_taken += n;
}

/* A statement that an earlier run got in. After the last of them it shows whether they are still the same. */
static quoth_status pass_over(quothp_load *load)
{
    const quothp_load_journal *journal = journal_of(load);
    char digest[QUOTHP_LOAD_DIGITS + 1];
    note_taken(load, 1, (quothp_str){load->line.p, load->line.n});
    if (load->n_taken < journal->n_taken)
        return QUOTH_OK;
    digest_so_far(load, digest);
    if (strcmp(digest, journal->digest) == 0)
        return QUOTH_OK;
    quothp_report_at(load->report, QUOTH_ERROR, 0, 0,
                     "is not the file that the journal %s is of; remove the journal to load it from the beginning",
                     journal->file.path);
    return QUOTH_ERR_INPUT;
}

/* ---- parts ---- */

static bool is_begun(const quothp_load *load)
{
    return quothp_map_get(&load->begun, load->graph.p) != UINT32_MAX;
}

static bool note_begun(quothp_load *load)
{
    if (is_begun(load))
        return true;
    const char *name = quothp_arena_copy(&load->arena, load->graph.p, load->graph.n);
    return name && quothp_map_add(&load->begun, &load->arena, name, 0);
}

/* The first n lines of a text, or all that there are. */
static quothp_str first_lines(quothp_str text, uint32_t n)
{
    size_t at = 0;
    for (; n > 0 && at < text.n; n--)
        at += (size_t)((const char *)memchr(text.p + at, '\n', text.n - at) - (text.p + at)) + 1;
    return (quothp_str){text.p, at};
}

static quoth_status take_piece(quothp_load *load, quothp_str piece, uint32_t n)
{
    char digest[QUOTHP_LOAD_DIGITS + 1];
    note_taken(load, n, piece);
    digest_so_far(load, digest);
    if (!note_begun(load))
        return QUOTH_ERR_MEMORY;
    return quothp_load_journal_taken(journal_of(load), load->n_taken, digest, load->report) ? QUOTH_OK : QUOTH_ERR_IO;
}

/* The store has refused n lines as too many. */
static quoth_status make_smaller(quothp_load *load, uint32_t n)
{
    if (n == 1) {
        quothp_report_at(load->report, QUOTH_ERROR, 0, 0, "%s: 413, the store takes no triple as large as number %zu",
                         load->settings->http.endpoint, load->n_taken + 1);
        return QUOTH_ERR_INPUT;
    }
    load->limit = n / 2;
    quothp_report_at(load->report, QUOTH_NOTE, 0, 0, "%s: 413, too much at once; now %u triples in a part",
                     load->settings->http.endpoint, load->limit);
    return QUOTH_OK;
}

/* Sends what has been gathered, in as many pieces as the store wants. */
static quoth_status send_part(quothp_load *load)
{
    quothp_str rest = {load->part.p, load->part.n};
    quoth_status status = QUOTH_OK;
    while (load->n_part > 0 && status == QUOTH_OK) {
        uint32_t n = load->n_part < load->limit ? load->n_part : load->limit;
        quothp_str piece = first_lines(rest, n), graph = {load->graph.p, load->graph.n};
        switch (quothp_http_send(load->http, load->settings->replace && !is_begun(load), graph, piece)) {
        case QUOTHP_SENT:
            status = take_piece(load, piece, n);
            load->n_part -= n;
            rest = (quothp_str){rest.p + piece.n, rest.n - piece.n};
            break;
        case QUOTHP_TOO_LARGE:
            status = make_smaller(load, n);
            break;
        case QUOTHP_NOT_SENT:
            status = QUOTH_ERR_IO;
            break;
        }
    }
    quothp_buf_clear(&load->part);
    load->n_part = 0;
    return status;
}

/* ---- statements ---- */

static quoth_status turn_to(quothp_load *load, quothp_str graph)
{
    if (load->in_graph && quothp_str_eq(graph, (quothp_str){load->graph.p, load->graph.n}))
        return QUOTH_OK;
    quoth_status status = send_part(load);
    quothp_buf_clear(&load->graph);
    quothp_buf_add(&load->graph, graph.p, graph.n);
    load->in_graph = true;
    sha256_update(&load->sha, graph.n, (const uint8_t *)graph.p);
    return status == QUOTH_OK && load->graph.failed ? QUOTH_ERR_MEMORY : status;
}

static quoth_status add_line(quothp_load *load)
{
    quothp_buf_add(&load->part, load->line.p, load->line.n);
    if (load->part.failed)
        return QUOTH_ERR_MEMORY;
    load->n_part++;
    return load->n_part >= load->limit || load->part.n >= LARGEST_PART ? send_part(load) : QUOTH_OK;
}

static quoth_status take(void *user, const quothp_quad *quad)
{
    quothp_load *load = user;
    bool named = quad->graph.kind != QUOTHP_TERM_NONE;
    const char *trouble = quothp_ntriples_line(&load->line, quad);
    if (trouble) {
        quothp_report_at(load->report, QUOTH_ERROR, quad->line, 0, "%s", trouble);
        return QUOTH_ERR_INPUT;
    }
    const char *otherwise = load->settings->graph ? load->settings->graph : "";
    quoth_status status = turn_to(load, named ? quad->graph.text : quothp_str_of(otherwise));
    if (status != QUOTH_OK || load->line.failed)
        return status != QUOTH_OK ? status : QUOTH_ERR_MEMORY;
    if (load->n_read++ >= journal_of(load)->n_taken)
        return add_line(load);
    return note_begun(load) ? pass_over(load) : QUOTH_ERR_MEMORY;
}

/* ---- files ---- */

static bool open_journal(quothp_load *load, const char *path)
{
    const quothp_load_settings *s = load->settings;
    char *purpose = quothp_arena_printf(&load->arena, "quoth load, journal 1\nendpoint %s\ngraph %s\n%s\n",
                                        s->http.endpoint, s->graph ? s->graph : "", s->replace ? "replace" : "add");
    quothp_load_journal *journal = QUOTHP_PUSH(&load->arena, &load->journals);
    if (!purpose || !journal)
        return false;
    return !path || quothp_load_journal_open(journal, path, purpose, load->report);
}

static quoth_status check_length(const quothp_load *load)
{
    if (load->n_taken >= load->journals.at[load->journals.n - 1].n_taken)
        return QUOTH_OK;
    quothp_report_at(load->report, QUOTH_ERROR, 0, 0, "is shorter than the journal %s says that it was",
                     load->journals.at[load->journals.n - 1].file.path);
    return QUOTH_ERR_INPUT;
}

quoth_status quothp_load_file(quothp_load *load, quoth_form form, FILE *in, const char *journal)
{
    if (!open_journal(load, journal))
        return QUOTH_ERR_IO;
    load->n_before += load->n_taken;
    load->n_read = load->n_taken = 0;
    load->in_graph = false;
    sha256_init(&load->sha);
    quoth_status status = quothp_rdf_read(form, in, load->report, take, load);
    if (status == QUOTH_OK)
        status = send_part(load);
    return status == QUOTH_OK ? check_length(load) : status;
}
