/* map.c: opens the outputs, reads and analyses the inputs one after the other, writes the outputs. */
#include "cli/map.h"

#include "cli/coverage.h"
#include "cli/input.h"
#include "cli/model.h"
#include "cli/summary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { DONE = 0, FAILED = 1, BROKEN = 3 };

typedef struct job {
    cli_options *options;
    cli_messages *messages;
    quoth *q;
    quoth_graph *graph;
    cli_coverage coverage;
    FILE *corrections;          /* NULL: there are none */
    size_t n_texts, n_articles; /* read; and analysed as far as asked for */
    bool wants_layers;          /* else the texts are all that is asked for */
    bool wants_graph;           /* else articles leave no trace in memory */
    int exit;
} job;

/* What a status means for the exit status, worst first. */
static void note_status(job *j, quoth_status status)
{
    bool broken = status == QUOTH_ERR_MEMORY || status == QUOTH_ERR_INTERNAL || status == QUOTH_ERR_USAGE;
    if (status != QUOTH_OK && j->exit < BROKEN)
        j->exit = broken ? BROKEN : FAILED;
}

/* Tells of a failure that the library has not told of. */
static void tell_status(const job *j, const char *file, quoth_status status, size_t n_errors_before)
{
    if (status != QUOTH_OK && j->messages->n_errors == n_errors_before)
        cli_say(j->messages, QUOTH_ERROR, file, "%s", quoth_status_text(status));
}

/* Between two texts stands a form feed. */
static quoth_status write_body(const job *j, const quoth_doc *doc, FILE *file)
{
    size_t n;
    const char *text = quoth_doc_text(doc, &n);
    fputs(j->n_texts ? "\f\n" : "", file);
    fwrite(text, 1, n, file);
    fputs(n && text[n - 1] == '\n' ? "" : "\n", file);
    return ferror(file) ? QUOTH_ERR_IO : QUOTH_OK;
}

/* What is written article by article, of the kind. */
static void write_article(job *j, const quoth_doc *doc, cli_form_kind kind)
{
    for (size_t i = 0; i < j->options->n_outputs; i++) {
        cli_output *output = &j->options->outputs[i];
        if (!output->file || output->form->kind != kind)
            continue;
        errno = 0;
        quoth_status status =
            kind == CLI_BODY ? write_body(j, doc, output->file) : quoth_doc_write_jsonl(doc, output->file);
        if (status != QUOTH_OK) {
            cli_output_commit(output, status, j->messages);
            note_status(j, status);
        }
    }
}

static quoth_status map_article(job *j, quoth_doc *doc)
{
    write_article(j, doc, CLI_BODY);
    j->n_texts++;
    quoth_status status = j->wants_layers ? quoth_analyse(j->q, doc) : QUOTH_OK;
    if (status == QUOTH_OK && j->wants_graph)
        status = quoth_graph_add(j->graph, doc);
    if (status == QUOTH_OK) {
        write_article(j, doc, CLI_LAYERS);
        if (j->options->coverage)
            cli_coverage_add(&j->coverage, doc, j->options->min_confidence);
        j->n_articles++;
    }
    quoth_doc_free(doc);
    return status;
}

/* A broken article is skipped and the next one read; any other trouble ends this input. */
static quoth_status map_articles(job *j, quoth_reader *reader, const char *path)
{
    for (;;) {
        size_t n_errors = j->messages->n_errors;
        quoth_doc *doc = NULL;
        quoth_status status = quoth_reader_next(reader, &doc);
        if (status == QUOTH_OK && !doc)
            return QUOTH_OK;
        if (status == QUOTH_OK)
            status = map_article(j, doc);
        tell_status(j, path, status, n_errors);
        note_status(j, status);
        if (status != QUOTH_OK && status != QUOTH_ERR_INPUT)
            return status;
    }
}

static void map_input(job *j, const char *path)
{
    FILE *in = cli_input_open(path, j->messages);
    if (!in) {
        note_status(j, QUOTH_ERR_IO);
        return;
    }
    quoth_source source = j->options->source;
    source.name = path;
    size_t n_errors = j->messages->n_errors;
    quoth_reader *reader = NULL;
    quoth_status status = quoth_reader_new(j->q, &source, in, &reader);
    if (status == QUOTH_OK)
        map_articles(j, reader, path);
    tell_status(j, path, status, n_errors);
    note_status(j, status);
    quoth_reader_free(reader);
    fclose(in);
}

static void correct(job *j)
{
    size_t n_errors = j->messages->n_errors;
    if (!j->corrections)
        return;
    quoth_status status = quoth_graph_correct(j->graph, j->options->corrections, j->corrections);
    tell_status(j, j->options->corrections, status, n_errors);
    note_status(j, status);
}

static void write_graph(job *j, cli_output *output)
{
    quoth_status status = QUOTH_OK;
    errno = 0;
    if (output->form->kind == CLI_TRIPLES || output->form->kind == CLI_PICTURE)
        status = quoth_graph_write(j->graph, output->form->form, j->options->view, output->file);
    note_status(j, status);
    if (!cli_output_commit(output, status, j->messages))
        note_status(j, QUOTH_ERR_IO);
    else if (output->path)
        cli_say(j->messages, QUOTH_NOTE, output->path, "written (%s)", output->form->title);
}

/* What people asked to read: on standard output, or on stderr when a form takes that. */
static void write_tables(job *j)
{
    cli_output output = {.file = stderr};
    if (!j->options->stdout_taken)
        cli_output_open(&output, j->messages);
    if (j->options->summary)
        cli_summary_write(j->graph, output.file);
    if (j->options->coverage && !cli_coverage_write(&j->coverage, output.file)) {
        tell_status(j, NULL, QUOTH_ERR_MEMORY, j->messages->n_errors);
        note_status(j, QUOTH_ERR_MEMORY);
    }
    if (!j->options->stdout_taken && !cli_output_commit(&output, QUOTH_OK, j->messages))
        note_status(j, QUOTH_ERR_IO);
}

static void write_outputs(job *j)
{
    for (size_t i = 0; i < j->options->n_outputs; i++)
        if (j->options->outputs[i].file)
            write_graph(j, &j->options->outputs[i]);
    if (j->options->property_graph.path)
        note_status(j, cli_folder_write(&j->options->property_graph, j->graph, j->messages));
    if (j->options->summary || j->options->coverage)
        write_tables(j);
}

/* Opened before the work, so that a mistyped name is told at once. */
static bool open_files(job *j)
{
    bool all = cli_folder_open(&j->options->property_graph, j->messages);
    if (j->options->corrections)
        all &= (j->corrections = cli_input_open(j->options->corrections, j->messages)) != NULL;
    for (size_t i = 0; i < j->options->n_outputs; i++)
        all &= cli_output_open(&j->options->outputs[i], j->messages);
    return all;
}

static void note_wants(job *j)
{
    const cli_options *options = j->options;
    j->wants_graph = options->summary || options->property_graph.path;
    j->wants_layers = j->wants_graph || options->coverage;
    for (size_t i = 0; i < options->n_outputs; i++) {
        cli_form_kind kind = options->outputs[i].form->kind;
        j->wants_layers |= kind != CLI_BODY;
        j->wants_graph |= kind != CLI_BODY && kind != CLI_LAYERS;
    }
}

static void run(job *j)
{
    note_wants(j);
    quoth_status model = j->wants_layers ? quoth_load(j->q) : QUOTH_OK;
    tell_status(j, NULL, model, 0);
    note_status(j, model);
    if (!open_files(j))
        note_status(j, QUOTH_ERR_IO);
    if (j->exit != DONE)
        return;
    for (size_t i = 0; i < j->options->n_inputs; i++)
        map_input(j, j->options->inputs[i]);
    if (j->n_articles > 0) {
        correct(j);
        write_outputs(j);
    }
}

int cli_map(cli_options *options, cli_messages *messages)
{
    char room[4096];
    quoth_settings settings = {.base = options->base,
                               .model = cli_model_path(options->model, room, sizeof room),
                               .min_confidence = options->min_confidence,
                               .limits = options->limits,
                               .message = cli_messages_sink,
                               .user = messages};
    job j = {.options = options, .messages = messages, .q = quoth_new(&settings), .exit = DONE};
    j.graph = j.q ? quoth_graph_new(j.q) : NULL;
    if (j.graph) {
        run(&j);
    } else {
        tell_status(&j, NULL, QUOTH_ERR_MEMORY, messages->n_errors);
        note_status(&j, QUOTH_ERR_MEMORY);
    }
    for (size_t i = 0; i < options->n_outputs; i++)
        cli_output_discard(&options->outputs[i]);
    cli_coverage_free(&j.coverage);
    cli_folder_discard(&options->property_graph);
    if (j.corrections)
        fclose(j.corrections);
    quoth_graph_free(j.graph);
    quoth_free(j.q);
    return j.exit;
}
