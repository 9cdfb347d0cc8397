/* check.c: see check.h. */
#include "cli/check.h"

#include "cli/graphs.h"
#include "cli/input.h"

static const char HELP[] = "Usage: quoth check GRAPH... [--from FORM] [-q|-v]\n"
                           "Prove graphs: each statement has its article, each quoted word stands in the text at the\n"
                           "place that the graph names, no node is named that nothing describes, and all is as\n"
                           "ontology and shapes ask. GRAPH is Turtle (.ttl), N-Triples (.nt), N-Quads (.nq) or\n"
                           "TriG (.trig); - is standard input. What is wrong is told with its line.\n"
                           "\n"
                           "      --from FORM       ttl, nt, nq or trig, where the name does not tell\n"
                           "  -q, --quiet           errors only          -v, --verbose   say what was proven, too\n"
                           "  -h, --help            this text\n"
                           "\n"
                           "Exit status: 0 all is proven, 1 something is not, 2 wrong usage, 3 internal error.\n";

enum { OPT_FROM = 256 };

static const struct option OPTIONS[] = {
    {"from", required_argument, NULL, OPT_FROM},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static quoth_status check(quoth *q, const char *path, quoth_form form, cli_messages *messages)
{
    quoth_proof proof;
    size_t n_errors = messages->n_errors;
    FILE *in = cli_input_open(path, messages);
    if (!in)
        return QUOTH_ERR_IO;
    quoth_status status = quoth_check(q, path, form, in, &proof);
    fclose(in);
    if (status == QUOTH_OK)
        cli_say(messages, QUOTH_NOTE, path, "all is proven: %zu statements, %zu triples, graphs: %zu",
                proof.n_statements, proof.n_triples, proof.n_graphs);
    else if (messages->n_errors == n_errors)
        cli_say(messages, QUOTH_ERROR, path, "%s", quoth_status_text(status));
    return status;
}

static int check_all(char **paths, const char *from, cli_messages *messages)
{
    quoth_settings settings = {.message = cli_messages_sink, .user = messages};
    quoth *q = quoth_new(&settings);
    int exit = q ? 0 : 3;
    for (; q && *paths; paths++) {
        quoth_form form = QUOTH_TURTLE;
        quoth_status status = QUOTH_ERR_INPUT;
        if (cli_graph_form(from, *paths, &form, messages))
            status = check(q, *paths, form, messages);
        if (status != QUOTH_OK && exit < 3)
            exit = status == QUOTH_ERR_INPUT || status == QUOTH_ERR_IO ? 1 : 3;
    }
    quoth_free(q);
    return exit;
}

int cli_check(int argc, char **argv, cli_messages *messages)
{
    const char *from = NULL;
    quoth_form form;
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":qvh", OPTIONS, NULL)) != -1) {
        switch (option) {
        case OPT_FROM:
            from = optarg;
            break;
        case 'q':
            messages->level = QUOTH_ERROR;
            break;
        case 'v':
            messages->level = QUOTH_NOTE;
            break;
        case 'h':
            fputs(HELP, stdout);
            return fflush(stdout) == 0 ? 0 : 1;
        default:
            return cli_wrong_option(option, argv, messages);
        }
    }
    if (optind == argc)
        return cli_wrong_usage(messages, "no GRAPH; give a file, or - for standard input");
    if (from && !cli_graph_form(from, "", &form, messages))
        return 2;
    return check_all(argv + optind, from, messages);
}
