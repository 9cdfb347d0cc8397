/* serve.c: see serve.h. */
#include "cli/serve.h"

#include "cli/graphs.h"
#include "cli/model.h"
#include "cli/values.h"
#include "serve/serve.h"

#include <stdio.h>
#include <string.h>

static const char HELP[] =
    "Usage: quoth serve [OPTION]...\n"
    "Map articles that come by HTTP. POST one to /map; the header Accept chooses the form of the result:\n"
    "text/turtle, application/n-triples, application/ld+json, image/svg+xml, text/html, application/json\n"
    "and others. / is a page to paste an article into, /openapi.json describes the service, /health and\n"
    "/metrics are for those who run it. Nothing is kept of an article.\n"
    "\n"
    "      --port N          listen there (8080); 0 takes any that is free, and tells which\n"
    "      --bind ADDRESS    an address of this machine (127.0.0.1: nobody else can connect)\n"
    "      --workers N       processes that read, each one article at a time (one a processor)\n"
    "      --queue N         articles that may wait for one (64); more are answered 503\n"
    "      --max-bytes N     of an article, at most (1048576)\n"
    "      --timeout S       seconds for an article to come in, and for its result (30)\n"
    "      --max-per-client N  connections of one address at a time (100); 0 for any number, as behind a proxy\n"
    "      --sandbox MODE    filter of system calls around workers: auto (where there is one), required, off\n"
    "      --base IRI        name people, roles and statements under IRI, which ends in / or #\n"
    "      --model FILE      the language model, instead of the one that came with quoth\n"
    "  -q, --quiet           errors only          -v, --verbose   say each request, too\n"
    "  -h, --help            this text\n"
    "\n"
    "Examples:\n"
    "  quoth serve --port 8080\n"
    "  curl --data-binary @article.txt -H 'Content-Type: text/plain' http://127.0.0.1:8080/map\n"
    "\n"
    "SIGTERM and SIGINT stop it when what is in work is done; a second one stops it at once.\n"
    "Exit status: 0 stopped, 1 it could not start, 2 wrong usage, 3 internal error.\n";

enum {
    OPT_PORT = 256,
    OPT_BIND,
    OPT_WORKERS,
    OPT_QUEUE,
    OPT_MAX_BYTES,
    OPT_TIMEOUT,
    OPT_MAX_PER_CLIENT,
    OPT_SANDBOX,
    OPT_BASE,
    OPT_MODEL
};
enum {
    MOST_PER_CLIENT = 10000,
    MOST_PORT = 65535,
    MOST_WORKERS = 256,
    MOST_QUEUE = 10000,
    MOST_BYTES = 256 * 1024 * 1024,
    MOST_SECONDS = 3600
};

static const struct option OPTIONS[] = {
    {"port", required_argument, NULL, OPT_PORT},
    {"bind", required_argument, NULL, OPT_BIND},
    {"workers", required_argument, NULL, OPT_WORKERS},
    {"queue", required_argument, NULL, OPT_QUEUE},
    {"max-bytes", required_argument, NULL, OPT_MAX_BYTES},
    {"timeout", required_argument, NULL, OPT_TIMEOUT},
    {"max-per-client", required_argument, NULL, OPT_MAX_PER_CLIENT},
    {"sandbox", required_argument, NULL, OPT_SANDBOX},
    {"base", required_argument, NULL, OPT_BASE},
    {"model", required_argument, NULL, OPT_MODEL},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int take_sandbox(const char *word, quothp_serve_sandbox *sandbox, cli_messages *messages)
{
    static const char *const WORDS[] = {
        [QUOTHP_SANDBOX_AUTO] = "auto", [QUOTHP_SANDBOX_REQUIRED] = "required", [QUOTHP_SANDBOX_OFF] = "off"};
    for (quothp_serve_sandbox s = QUOTHP_SANDBOX_AUTO; s <= QUOTHP_SANDBOX_OFF; s++) {
        if (strcmp(word, WORDS[s]) == 0) {
            *sandbox = s;
            return 0;
        }
    }
    return cli_wrong_usage(messages, "--sandbox %s: no such mode; known are auto, required, off", word);
}

static int take_option(quothp_serve_settings *o, int option, cli_messages *messages)
{
    cli_fault fault = {{0}};
    switch (option) {
    case OPT_PORT:
        return cli_take_number("--port", optarg, 0, MOST_PORT, &o->port, messages);
    case OPT_BIND:
        o->address = optarg;
        return 0;
    case OPT_WORKERS:
        return cli_take_number("--workers", optarg, 1, MOST_WORKERS, &o->n_workers, messages);
    case OPT_QUEUE:
        return cli_take_number("--queue", optarg, 0, MOST_QUEUE, &o->n_queue, messages);
    case OPT_MAX_BYTES:
        return cli_take_number("--max-bytes", optarg, 1, MOST_BYTES, &o->max_bytes, messages);
    case OPT_TIMEOUT:
        return cli_take_number("--timeout", optarg, 1, MOST_SECONDS, &o->timeout_s, messages);
    case OPT_MAX_PER_CLIENT:
        return cli_take_number("--max-per-client", optarg, 0, MOST_PER_CLIENT, &o->max_per_client, messages);
    case OPT_SANDBOX:
        return take_sandbox(optarg, &o->sandbox, messages);
    case OPT_BASE:
        o->base = optarg;
        return cli_value_base(optarg, &fault) ? 0 : cli_wrong_usage(messages, "--base %s: %s", optarg, fault.text);
    case OPT_MODEL:
        o->model = optarg;
        return 0;
    case 'q':
        messages->level = QUOTH_ERROR;
        return 0;
    default: /* 'v' */
        o->log = true;
        return 0;
    }
}

int cli_serve(int argc, char **argv, cli_messages *messages)
{
    char room[4096];
    quothp_serve_settings settings = {.address = "127.0.0.1",
                                      .port = 8080,
                                      .n_workers = cli_processors(MOST_WORKERS),
                                      .n_queue = 64,
                                      .max_bytes = 1024 * 1024,
                                      .timeout_s = 30,
                                      .max_per_client = 100};
    quothp_report report = {.message = cli_messages_sink, .user = messages};
    int option, wrong = 0;
    opterr = 0;
    messages->level = QUOTH_NOTE; /* where it listens is to be seen */
    while (!wrong && (option = getopt_long(argc, argv, ":qvh", OPTIONS, NULL)) != -1) {
        if (option == 'h') {
            fputs(HELP, stdout);
            return fflush(stdout) == 0 ? 0 : 1;
        }
        wrong = option == ':' || option == '?' ? cli_wrong_option(option, argv, messages)
                                               : take_option(&settings, option, messages);
    }
    if (!wrong && optind < argc)
        wrong = cli_wrong_usage(messages, "%s: serve takes no inputs; articles come by HTTP", argv[optind]);
    if (wrong)
        return wrong;
    settings.model = cli_model_path(settings.model, room, sizeof room);
    quoth_status status = quothp_serve(&settings, &report);
    return status == QUOTH_OK ? 0 : status == QUOTH_ERR_IO ? 1 : 3;
}
