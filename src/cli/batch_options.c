/* batch_options.c: see batch_options.h. */
#include "cli/batch_options.h"

#include "base/given.h"
#include "cli/graphs.h"
#include "cli/limits.h"
#include "cli/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    OPT_THREADS = 256,
    OPT_UNORDERED,
    OPT_SHARDS,
    OPT_RESUME,
    OPT_ERRORS,
    OPT_STOP_AFTER,
    OPT_CHECKPOINT,
    OPT_FROM,
    OPT_LANG,
    OPT_DATE,
    OPT_PUBLISHER,
    OPT_BASE,
    OPT_MODEL,
    OPT_MIN_CONFIDENCE
};
enum { MOST_THREADS = 1024, MOST_SHARDS = 1000, MOST_NUMBER = 1000 * 1000 * 1000, CHECKPOINT = 256 };

static const struct option OPTIONS[] = {
    {"output", required_argument, NULL, 'o'},
    {"to", required_argument, NULL, 'T'},
    {"threads", required_argument, NULL, OPT_THREADS},
    {"unordered", no_argument, NULL, OPT_UNORDERED},
    {"shards", required_argument, NULL, OPT_SHARDS},
    {"resume", no_argument, NULL, OPT_RESUME},
    {"errors", required_argument, NULL, OPT_ERRORS},
    {"stop-after", required_argument, NULL, OPT_STOP_AFTER},
    {"checkpoint", required_argument, NULL, OPT_CHECKPOINT},
    {"from", required_argument, NULL, OPT_FROM},
    {"lang", required_argument, NULL, OPT_LANG},
    {"date", required_argument, NULL, OPT_DATE},
    {"publisher", required_argument, NULL, OPT_PUBLISHER},
    {"base", required_argument, NULL, OPT_BASE},
    {"model", required_argument, NULL, OPT_MODEL},
    {"min-confidence", required_argument, NULL, OPT_MIN_CONFIDENCE},
    {"max-bytes", required_argument, NULL, CLI_MAX_BYTES},
    {"max-depth", required_argument, NULL, CLI_MAX_DEPTH},
    {"max-nodes", required_argument, NULL, CLI_MAX_NODES},
    {"max-statements", required_argument, NULL, CLI_MAX_STATEMENTS},
    {"timeout", required_argument, NULL, CLI_TIMEOUT},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* ---- forms ---- */

static const struct {
    const char *ending;
    quothp_batch_form form;
    quothp_packing packing;
} FORMS[] = {
    {"nq", QUOTHP_BATCH_QUADS, QUOTHP_PLAIN},       {"nq.gz", QUOTHP_BATCH_QUADS, QUOTHP_GZIP},
    {"nq.zst", QUOTHP_BATCH_QUADS, QUOTHP_ZSTD},    {"jsonl", QUOTHP_BATCH_LAYERS, QUOTHP_PLAIN},
    {"jsonl.gz", QUOTHP_BATCH_LAYERS, QUOTHP_GZIP}, {"jsonl.zst", QUOTHP_BATCH_LAYERS, QUOTHP_ZSTD},
};
static const char KNOWN[] = "known are nq and jsonl, each also with .gz or .zst behind it";

/* The form that a word is, or that a path ends in; *n_extension gets the bytes of ".nq.gz", 0 where there is none. */
static bool find_form(quothp_batch_settings *batch, const char *text, bool whole, size_t *n_extension)
{
    const size_t n_text = strlen(text);
    *n_extension = 0;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        const size_t n = strlen(FORMS[i].ending);
        if (n > n_text || strcasecmp(text + n_text - n, FORMS[i].ending) != 0)
            continue;
        if (whole ? n != n_text : n == n_text || text[n_text - n - 1] != '.')
            continue;
        batch->form = FORMS[i].form;
        batch->packing = FORMS[i].packing;
        *n_extension = n + 1;
        return true;
    }
    return false;
}

static int set_form(quothp_batch_settings *batch, const char *to, cli_messages *messages)
{
    size_t n;
    bool by_name = batch->out && find_form(batch, batch->out, false, &batch->n_extension);
    if (to && !find_form(batch, *to == '.' ? to + 1 : to, true, &n))
        return cli_wrong_usage(messages, "-T %s: unknown form; %s", to, KNOWN);
    if (batch->out && !by_name && !to)
        return cli_wrong_usage(messages, "%s: the extension tells no form; %s", batch->out, KNOWN);
    if (!batch->out && batch->packing != QUOTHP_PLAIN && isatty(STDOUT_FILENO))
        return cli_wrong_usage(messages, "-T %s: a terminal cannot show it; write -o FILE.%s", to, to);
    return 0;
}

/* ---- single options ---- */

static int take_number(const char *option, uint32_t most, uint32_t *value, cli_messages *messages)
{
    return cli_take_number(option, optarg, 1, most, value, messages);
}

static int take_reading(quothp_batch_settings *batch, int option, cli_messages *messages)
{
    cli_fault fault = {{0}};
    if (cli_limits_know(option))
        return cli_limits_take(&batch->quoth.limits, option, optarg, messages) ? 0 : 2;
    switch (option) {
    case OPT_FROM:
        return cli_value_from(optarg, &batch->source.format, &fault)
                   ? 0
                   : cli_wrong_usage(messages, "--from %s: %s", optarg, fault.text);
    case OPT_LANG:
        batch->source.language = optarg;
        return cli_value_language(optarg, &fault) ? 0 : cli_wrong_usage(messages, "--lang %s: %s", optarg, fault.text);
    case OPT_DATE:
        batch->source.date = optarg;
        return cli_value_date(optarg, &fault) ? 0 : cli_wrong_usage(messages, "--date %s: %s", optarg, fault.text);
    case OPT_PUBLISHER:
        batch->source.publisher = optarg;
        return 0;
    case OPT_BASE:
        batch->quoth.base = optarg;
        return cli_value_base(optarg, &fault) ? 0 : cli_wrong_usage(messages, "--base %s: %s", optarg, fault.text);
    case OPT_MODEL:
        batch->quoth.model = optarg;
        return 0;
    default: /* OPT_MIN_CONFIDENCE */
        return quothp_given_share(optarg, &batch->quoth.min_confidence)
                   ? 0
                   : cli_wrong_usage(messages, "--min-confidence %s: not from 0 to 1, as in 0.8", optarg);
    }
}

static int take_option(cli_batch_options *o, int option, cli_messages *messages)
{
    quothp_batch_settings *batch = &o->batch;
    uint32_t number;
    int wrong;
    switch (option) {
    case OPT_THREADS:
        return take_number("--threads", MOST_THREADS, &batch->threads, messages);
    case OPT_SHARDS:
        return take_number("--shards", MOST_SHARDS, &batch->shards, messages);
    case OPT_CHECKPOINT:
        return take_number("--checkpoint", MOST_NUMBER, &batch->every, messages);
    case OPT_STOP_AFTER:
        wrong = take_number("--stop-after", MOST_NUMBER, &number, messages);
        batch->stop_after = number;
        return wrong;
    case OPT_UNORDERED:
        batch->unordered = true;
        return 0;
    case OPT_RESUME:
        batch->resume = true;
        return 0;
    case OPT_ERRORS:
        batch->errors = optarg;
        return 0;
    case 'q':
        messages->level = QUOTH_ERROR;
        o->quiet = true;
        return 0;
    case 'v':
        messages->level = QUOTH_NOTE;
        return 0;
    case 'h':
        o->help = true;
        return 0;
    default:
        return take_reading(batch, option, messages);
    }
}

/* ---- the whole ---- */

/* The folder that a file lies, or will lie, in; the caller frees it. */
static char *folder_of(const char *path)
{
    char *copy = strdup(path);
    char *slash = copy ? strrchr(copy, '/') : NULL;
    if (slash)
        slash[slash == copy] = '\0';
    char *real = copy ? realpath(slash ? copy : ".", NULL) : NULL;
    free(copy);
    return real;
}

/* Would reading the input read the file that is written? */
static bool reads(const char *input, const char *output)
{
    struct stat in, out;
    if (strcmp(input, "-") == 0 || stat(input, &in) != 0)
        return false;
    if (!S_ISDIR(in.st_mode))
        return stat(output, &out) == 0 && S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
    char *outer = realpath(input, NULL), *inner = folder_of(output);
    const size_t n = outer ? strlen(outer) : 0;
    const bool within = outer && inner && strncmp(outer, inner, n) == 0 && (!inner[n] || inner[n] == '/' || n == 1);
    free(outer);
    free(inner);
    return within;
}

static int check_output(const quothp_batch_settings *batch, const char *output, cli_messages *messages)
{
    struct stat st;
    if (!output)
        return 0;
    for (char **input = batch->inputs; *input; input++)
        if (reads(*input, output))
            return cli_wrong_usage(messages, "%s: is, or lies in, the input %s; put it elsewhere", output, *input);
    if (output == batch->out && stat(output, &st) == 0 && !S_ISREG(st.st_mode))
        return cli_wrong_usage(messages, "%s: is no regular file; -T FORM writes to standard output", output);
    return 0;
}

static int check_all(const quothp_batch_settings *batch, cli_messages *messages)
{
    size_t n_stdin = 0;
    for (char **input = batch->inputs; *input; input++)
        n_stdin += strcmp(*input, "-") == 0;
    if (n_stdin > 1)
        return cli_wrong_usage(messages, "standard input (-) can be read once only");
    if (!batch->out && (batch->shards > 1 || batch->resume))
        return cli_wrong_usage(messages, "%s is for files; add -o OUT", batch->resume ? "--resume" : "--shards");
    if (batch->out && batch->errors && strcmp(batch->out, batch->errors) == 0)
        return cli_wrong_usage(messages, "%s: given twice as output", batch->out);
    const int wrong = check_output(batch, batch->out, messages);
    return wrong ? wrong : check_output(batch, batch->errors, messages);
}

int cli_batch_options_parse(cli_batch_options *options, int argc, char **argv, cli_messages *messages)
{
    static char *standard_input[] = {"-", NULL};
    const char *to = NULL;
    int option, wrong = 0;
    *options =
        (cli_batch_options){.batch = {.shards = 1, .every = CHECKPOINT, .threads = cli_processors(MOST_THREADS)}};
    opterr = 0;
    while (!wrong && !options->help && (option = getopt_long(argc, argv, ":o:T:qvh", OPTIONS, NULL)) != -1) {
        if (option == ':' || option == '?')
            wrong = cli_wrong_option(option, argv, messages);
        else if (option == 'o')
            options->batch.out = optarg;
        else if (option == 'T')
            to = optarg;
        else
            wrong = take_option(options, option, messages);
    }
    if (wrong || options->help)
        return wrong;
    quothp_batch_settings *batch = &options->batch;
    batch->inputs = argv[optind] ? argv + optind : standard_input;
    if (batch->out && strcmp(batch->out, "-") == 0)
        batch->out = NULL;
    if (!argv[optind] && isatty(STDIN_FILENO))
        return cli_wrong_usage(messages, "no INPUT; give files or folders, or - for standard input");
    wrong = set_form(batch, to, messages);
    return wrong ? wrong : check_all(batch, messages);
}
