/* load.c: see load.h. */
#include "cli/load.h"

#include "cli/graphs.h"
#include "cli/input.h"
#include "cli/load_options.h"

#include <stdlib.h>
#include <string.h>

static const char HELP[] =
    "Usage: quoth load GRAPH... --endpoint URL [OPTION]...\n"
    "Put graphs into a store by the SPARQL 1.1 Graph Store Protocol. GRAPH is Turtle (.ttl), N-Triples\n"
    "(.nt), N-Quads (.nq) or TriG (.trig); - is standard input. The graphs that a file names stay apart.\n"
    "\n"
    "      --endpoint URL    the store, like http://localhost:3030/DATASET/data; nothing else is asked\n"
    "      --graph IRI       the graph for triples that are in none; else the default graph\n"
    "      --replace         in the place of what the graphs hold, not in addition to it\n"
    "      --user NAME       and the password from the variable QUOTH_PASSWORD\n"
    "      --netrc FILE      name and password from a netrc file\n"
    "      --gzip            send it compressed; not every store takes that\n"
    "      --part N          triples in a request (10000)\n"
    "      --retries N       how often to try again when the store is busy or gone (6)\n"
    "      --journal FILE    where to note what the store has taken (GRAPH.quoth-load)\n"
    "      --from FORM       ttl, nt, nq or trig, where the name does not tell\n"
    "  -q, --quiet           errors only          -v, --verbose   say what was loaded, too\n"
    "  -h, --help            this text\n"
    "\n"
    "A load that broke off goes on where it was when the same command is given again: nothing gets in\n"
    "twice. When all is in, the journal is removed.\n"
    "\n"
    "Exit status: 0 all is in, 1 an input or the store failed, 2 wrong usage, 3 internal error.\n";

/* Where the journal of a file lies: beside it; standard input has none unless it is asked for. */
static char *journal_path(const cli_load_options *options, const char *path)
{
    static const char TAIL[] = ".quoth-load";
    if (options->journal)
        return strdup(options->journal);
    if (strcmp(path, "-") == 0)
        return NULL;
    char *journal = malloc(strlen(path) + sizeof TAIL);
    if (journal)
        strcat(strcpy(journal, path), TAIL);
    return journal;
}

static quoth_status load_file(quothp_load *load, const cli_load_options *options, const char *path,
                              cli_messages *messages)
{
    quoth_form form;
    if (!cli_graph_form(options->from, path, &form, messages))
        return QUOTH_ERR_INPUT;
    FILE *in = cli_input_open(path, messages);
    if (!in)
        return QUOTH_ERR_IO;
    size_t n_errors = messages->n_errors, n_before = quothp_load_n_taken(load);
    char *journal = journal_path(options, path);
    quoth_status status = quothp_load_file(load, form, in, journal);
    if (status == QUOTH_OK)
        cli_say(messages, QUOTH_NOTE, path, "loaded, %zu triples", quothp_load_n_taken(load) - n_before);
    else if (messages->n_errors == n_errors)
        cli_say(messages, QUOTH_ERROR, path, "%s", quoth_status_text(status));
    size_t n_taken = quothp_load_n_taken(load) - n_before;
    if (status != QUOTH_OK && journal && n_taken)
        cli_say(messages, QUOTH_WARNING, path, "the store has taken %zu triples; the same command goes on from there",
                n_taken);
    free(journal);
    fclose(in);
    return status;
}

/* Ends at the first file that fails: a store that is gone would fail the others, too. */
static quoth_status load_all(quothp_load *load, const cli_load_options *options, quothp_report *report,
                             cli_messages *messages)
{
    quoth_status status = QUOTH_OK;
    for (char **path = options->paths; *path && status == QUOTH_OK; path++) {
        report->file = *path;
        status = load_file(load, options, *path, messages);
    }
    return status;
}

int cli_load(int argc, char **argv, cli_messages *messages)
{
    cli_load_options options;
    quothp_report report = {.message = cli_messages_sink, .user = messages};
    int wrong = cli_load_options_parse(&options, argc, argv, messages);
    if (wrong)
        return wrong;
    if (options.help) {
        fputs(HELP, stdout);
        return fflush(stdout) == 0 ? 0 : 1;
    }
    quothp_load *load = quothp_load_new(&options.load, &report);
    quoth_status status = load ? load_all(load, &options, &report, messages) : QUOTH_ERR_MEMORY;
    if (!load)
        cli_say(messages, QUOTH_ERROR, NULL, "%s", quoth_status_text(status));
    quothp_load_free(load, status == QUOTH_OK);
    return status == QUOTH_OK ? 0 : status == QUOTH_ERR_INPUT || status == QUOTH_ERR_IO ? 1 : 3;
}
