/* load_options.c: see load_options.h. */
#include "cli/load_options.h"

#include "cli/graphs.h"

#include <stdlib.h>
#include <string.h>

enum {
    OPT_ENDPOINT = 256,
    OPT_GRAPH,
    OPT_REPLACE,
    OPT_USER,
    OPT_NETRC,
    OPT_GZIP,
    OPT_JOURNAL,
    OPT_PART,
    OPT_RETRIES,
    OPT_FROM
};
enum { DEFAULT_RETRIES = 6, MOST_RETRIES = 100, LARGEST_PART = 10 * 1000 * 1000 };

static const struct option OPTIONS[] = {
    {"endpoint", required_argument, NULL, OPT_ENDPOINT},
    {"graph", required_argument, NULL, OPT_GRAPH},
    {"replace", no_argument, NULL, OPT_REPLACE},
    {"user", required_argument, NULL, OPT_USER},
    {"netrc", required_argument, NULL, OPT_NETRC},
    {"gzip", no_argument, NULL, OPT_GZIP},
    {"journal", required_argument, NULL, OPT_JOURNAL},
    {"part", required_argument, NULL, OPT_PART},
    {"retries", required_argument, NULL, OPT_RETRIES},
    {"from", required_argument, NULL, OPT_FROM},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int take_option(cli_load_options *o, int option, cli_messages *messages)
{
    quoth_form form;
    switch (option) {
    case OPT_ENDPOINT:
        o->load.http.endpoint = optarg;
        return 0;
    case OPT_GRAPH:
        o->load.graph = optarg;
        return 0;
    case OPT_REPLACE:
        o->load.replace = true;
        return 0;
    case OPT_USER:
        o->load.http.user = optarg;
        return 0;
    case OPT_NETRC:
        o->load.http.netrc = optarg;
        return 0;
    case OPT_GZIP:
        o->load.http.gzip = true;
        return 0;
    case OPT_JOURNAL:
        o->journal = optarg;
        return 0;
    case OPT_PART:
        return cli_take_number("--part", optarg, 1, LARGEST_PART, &o->load.part, messages);
    case OPT_RETRIES:
        return cli_take_number("--retries", optarg, 0, MOST_RETRIES, &o->load.http.retries, messages);
    case OPT_FROM:
        o->from = optarg;
        return cli_graph_form(optarg, "", &form, messages) ? 0 : 2;
    case 'q':
        messages->level = QUOTH_ERROR;
        return 0;
    case 'v':
        messages->level = QUOTH_NOTE;
        return 0;
    default: /* 'h' */
        o->help = true;
        return 0;
    }
}

static int check_endpoint(const char *endpoint, cli_messages *messages)
{
    if (!endpoint)
        return cli_wrong_usage(messages, "no store; add --endpoint URL, the address of its graph store");
    const char *host = strstr(endpoint, "://");
    bool web = strncmp(endpoint, "http://", 7) == 0 || strncmp(endpoint, "https://", 8) == 0;
    if (!web || !host[3] || host[3] == '/')
        return cli_wrong_usage(messages, "--endpoint %s: write an address like http://localhost:3030/DATASET/data",
                               endpoint);
    if (memchr(host, '@', 3 + strcspn(host + 3, "/?#")))
        return cli_wrong_usage(messages,
                               "--endpoint: no name and password in the address; use --user and QUOTH_PASSWORD");
    return 0;
}

static int check_all(const cli_load_options *o, cli_messages *messages)
{
    size_t n_paths = 0, n_stdin = 0;
    const quothp_http_settings *http = &o->load.http;
    for (; o->paths[n_paths]; n_paths++)
        n_stdin += strcmp(o->paths[n_paths], "-") == 0;
    if (n_paths == 0)
        return cli_wrong_usage(messages, "no GRAPH; give a file, or - for standard input");
    if (n_stdin > 1)
        return cli_wrong_usage(messages, "standard input (-) can be read once only");
    if (n_paths > 1 && o->journal)
        return cli_wrong_usage(messages, "--journal is for one file; without it each has its own");
    if (http->user && !http->password && !http->netrc)
        return cli_wrong_usage(messages,
                               "--user: no password; put it into the variable QUOTH_PASSWORD, or use --netrc");
    if (o->load.graph && (!strchr(o->load.graph, ':') || strpbrk(o->load.graph, " <>\"{}|\\^`")))
        return cli_wrong_usage(messages, "--graph %s: not an absolute IRI", o->load.graph);
    return check_endpoint(http->endpoint, messages);
}

int cli_load_options_parse(cli_load_options *options, int argc, char **argv, cli_messages *messages)
{
    int option, wrong = 0;
    *options = (cli_load_options){.load = {.part = QUOTHP_LOAD_PART, .http.retries = DEFAULT_RETRIES}};
    opterr = 0;
    while (!wrong && !options->help && (option = getopt_long(argc, argv, ":qvh", OPTIONS, NULL)) != -1)
        wrong = option == ':' || option == '?' ? cli_wrong_option(option, argv, messages)
                                               : take_option(options, option, messages);
    if (wrong || options->help)
        return wrong;
    options->paths = argv + optind;
    if (options->load.http.user)
        options->load.http.password = getenv("QUOTH_PASSWORD");
    return check_all(options, messages);
}
