/* options.c: reads and checks the command line. What makes no sense is refused with a hint at what would. */
#include "cli/options.h"

#include "base/given.h"
#include "cli/values.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    OPT_FROM = 256,
    OPT_URL,
    OPT_TITLE,
    OPT_DATE,
    OPT_PUBLISHER,
    OPT_BASE,
    OPT_MODEL,
    OPT_VIEW,
    OPT_SUMMARY,
    OPT_COVERAGE,
    OPT_MIN_CONFIDENCE,
    OPT_PROPERTY_GRAPH,
    OPT_CORRECTIONS,
    OPT_BODY_ONLY,
    OPT_LANG
};

static const struct option LONG_OPTIONS[] = {
    {"output", required_argument, NULL, 'o'},
    {"to", required_argument, NULL, 'T'},
    {"from", required_argument, NULL, OPT_FROM},
    {"url", required_argument, NULL, OPT_URL},
    {"title", required_argument, NULL, OPT_TITLE},
    {"date", required_argument, NULL, OPT_DATE},
    {"publisher", required_argument, NULL, OPT_PUBLISHER},
    {"base", required_argument, NULL, OPT_BASE},
    {"model", required_argument, NULL, OPT_MODEL},
    {"view", required_argument, NULL, OPT_VIEW},
    {"summary", no_argument, NULL, OPT_SUMMARY},
    {"coverage", no_argument, NULL, OPT_COVERAGE},
    {"min-confidence", required_argument, NULL, OPT_MIN_CONFIDENCE},
    {"property-graph", required_argument, NULL, OPT_PROPERTY_GRAPH},
    {"corrections", required_argument, NULL, OPT_CORRECTIONS},
    {"body-only", required_argument, NULL, OPT_BODY_ONLY},
    {"lang", required_argument, NULL, OPT_LANG},
    {"max-bytes", required_argument, NULL, CLI_MAX_BYTES},
    {"max-depth", required_argument, NULL, CLI_MAX_DEPTH},
    {"max-nodes", required_argument, NULL, CLI_MAX_NODES},
    {"max-statements", required_argument, NULL, CLI_MAX_STATEMENTS},
    {"timeout", required_argument, NULL, CLI_TIMEOUT},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"version", no_argument, NULL, 'V'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* What only the parsing needs to know. */
typedef struct parser {
    cli_options *options;
    cli_messages *messages;
    const char *to; /* the word after -T */
    bool view_given;
} parser;

static bool refuse(const parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool refuse(const parser *p, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cli_say(p->messages, QUOTH_ERROR, NULL, "%s", text);
    return false;
}

/* ---- single values ---- */

static bool set_from(parser *p, const char *word)
{
    cli_fault fault;
    return cli_value_from(word, &p->options->source.format, &fault) || refuse(p, "--from %s: %s", word, fault.text);
}

static bool set_view(parser *p, const char *word)
{
    p->view_given = quothp_given_view(word, &p->options->view);
    return p->view_given || refuse(p, "--view %s: unknown view; known are " QUOTHP_GIVEN_VIEWS, word);
}

static bool set_date(parser *p, const char *text)
{
    cli_fault fault;
    p->options->source.date = text;
    return cli_value_date(text, &fault) || refuse(p, "--date %s: %s", text, fault.text);
}

static bool set_url(parser *p, const char *iri)
{
    cli_fault fault;
    p->options->source.url = iri;
    return cli_value_url(iri, &fault) || refuse(p, "--url %s: %s", iri, fault.text);
}

static bool set_base(parser *p, const char *iri)
{
    cli_fault fault;
    p->options->base = iri;
    return cli_value_base(iri, &fault) || refuse(p, "--base %s: %s", iri, fault.text);
}

static bool set_min_confidence(parser *p, const char *text)
{
    return quothp_given_share(text, &p->options->min_confidence) ||
           refuse(p, "--min-confidence %s: not from 0 to 1, as in 0.8", text);
}

static bool add_output(parser *p, const char *path)
{
    if (strcmp(path, "-") == 0)
        return refuse(p, "-o - has no form; for standard output write -T FORM, as in -T ttl");
    char names[256];
    const cli_form *form = cli_form_of_path(path);
    if (!form)
        return refuse(p, "%s: the extension tells no form; known are%s", path, cli_form_names(names, sizeof names));
    p->options->outputs[p->options->n_outputs++] = (cli_output){.path = path, .form = form};
    return true;
}

static bool set_to(parser *p, const char *word)
{
    char names[256];
    const cli_form *form = cli_form_by_name(*word == '.' ? word + 1 : word);
    if (p->to)
        return refuse(p, "-T %s: standard output takes one form, and -T %s stands before", word, p->to);
    if (!form)
        return refuse(p, "-T %s: unknown form; known are%s", word, cli_form_names(names, sizeof names));
    p->to = word;
    p->options->stdout_taken = true;
    p->options->outputs[p->options->n_outputs++] = (cli_output){.form = form};
    return true;
}

/* The text alone, to a file of any name or to standard output. */
static bool add_body(parser *p, const char *path)
{
    bool to_stdout = strcmp(path, "-") == 0;
    if (to_stdout && p->to)
        return refuse(p, "--body-only -: standard output takes one form, and -T %s stands before", p->to);
    if (to_stdout) {
        p->to = "txt";
        p->options->stdout_taken = true;
    }
    p->options->outputs[p->options->n_outputs++] =
        (cli_output){.path = to_stdout ? NULL : path, .form = &CLI_BODY_FORM};
    return true;
}

static bool set_lang(parser *p, const char *tag)
{
    cli_fault fault;
    p->options->source.language = tag;
    return cli_value_language(tag, &fault) || refuse(p, "--lang %s: %s", tag, fault.text);
}

static bool set_option(parser *p, int option, const char *argument)
{
    cli_options *o = p->options;
    if (cli_limits_know(option))
        return cli_limits_take(&o->limits, option, argument, p->messages);
    switch (option) {
    case 'o':
        return add_output(p, argument);
    case 'T':
        return set_to(p, argument);
    case OPT_FROM:
        return set_from(p, argument);
    case OPT_URL:
        return set_url(p, argument);
    case OPT_TITLE:
        o->source.title = argument;
        return true;
    case OPT_DATE:
        return set_date(p, argument);
    case OPT_PUBLISHER:
        o->source.publisher = argument;
        return true;
    case OPT_BASE:
        return set_base(p, argument);
    case OPT_MODEL:
        o->model = argument;
        return true;
    case OPT_VIEW:
        return set_view(p, argument);
    case OPT_PROPERTY_GRAPH:
        o->property_graph.path = argument;
        return true;
    case OPT_CORRECTIONS:
        o->corrections = argument;
        return true;
    case OPT_BODY_ONLY:
        return add_body(p, argument);
    case OPT_LANG:
        return set_lang(p, argument);
    case OPT_SUMMARY:
        o->summary = true;
        return true;
    case OPT_COVERAGE:
        o->coverage = true;
        return true;
    case OPT_MIN_CONFIDENCE:
        return set_min_confidence(p, argument);
    case 'q':
        o->level = QUOTH_ERROR;
        return true;
    case 'v':
        o->level = QUOTH_NOTE;
        return true;
    case 'V':
        o->action = CLI_VERSION;
        return true;
    default: /* 'h' */
        o->action = CLI_HELP;
        return true;
    }
}

/* ---- the whole ---- */

static bool same_file(const char *a, const char *b)
{
    struct stat sa, sb;
    if (strcmp(a, b) == 0)
        return true;
    return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

static bool is_device(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

static bool check_outputs(const parser *p)
{
    const cli_options *o = p->options;
    bool picture = false, graph = o->summary || o->n_outputs == 0;
    for (size_t i = 0; i < o->n_outputs; i++) {
        const cli_output *output = &o->outputs[i];
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): n_outputs counts only those that have a form */
        picture |= output->form->kind == CLI_PICTURE;
        graph |= output->form->kind != CLI_LAYERS;
        if (!output->path && output->form->binary && isatty(STDOUT_FILENO))
            return refuse(p, "-T %s: a terminal cannot show it; write -o FILE.%s", p->to, output->form->name);
        if (!output->path || is_device(output->path))
            continue;
        for (size_t j = 0; j < i; j++)
            if (o->outputs[j].path && same_file(output->path, o->outputs[j].path))
                return refuse(p, "%s: given twice as output", output->path);
        for (size_t j = 0; j < o->n_inputs; j++)
            if (same_file(output->path, o->inputs[j]))
                return refuse(p, "%s: is an input; give the output another name", output->path);
    }
    if (p->view_given && !picture)
        return refuse(p, "--view is for pictures; add one, as in -o map.svg");
    if (o->corrections && !graph)
        return refuse(p, "--corrections is for the graph; add one, as in -o graph.ttl");
    return true;
}

static bool check_inputs(const parser *p)
{
    const cli_options *o = p->options;
    size_t n_stdin = o->corrections && strcmp(o->corrections, "-") == 0;
    if (o->n_inputs == 0)
        return refuse(p, "no INPUT; give a file, or - for standard input");
    for (size_t i = 0; i < o->n_inputs; i++)
        n_stdin += strcmp(o->inputs[i], "-") == 0;
    if (n_stdin > 1)
        return refuse(p, "standard input (-) can be read once only");
    if (o->n_inputs > 1 && (o->source.url || o->source.title))
        return refuse(p, "--%s is about one article; run quoth once for each INPUT", o->source.url ? "url" : "title");
    return true;
}

static bool take_command(parser *p, int argc, char **argv)
{
    if (optind == argc)
        return refuse(p, "no command; write: quoth map INPUT");
    if (strcmp(argv[optind], "map") != 0) {
        if (access(argv[optind], F_OK) == 0)
            return refuse(p, "'%s' is no command; write: quoth map %s", argv[optind], argv[optind]);
        return refuse(p, "'%s' is no command; there are map, batch, check, load and serve, written first",
                      argv[optind]);
    }
    p->options->inputs = argv + optind + 1;
    p->options->n_inputs = (size_t)(argc - optind - 1);
    return true;
}

static bool parse_all(parser *p, int argc, char **argv)
{
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":o:T:qvVh", LONG_OPTIONS, NULL)) != -1) {
        const char *word = optind > 0 ? argv[optind - 1] : "";
        if (option == ':')
            return refuse(p, "%s needs a value", word);
        if (option == '?' && optopt && optopt < 256 && strncmp(word, "--", 2) != 0)
            return refuse(p, "unknown option -%c", optopt);
        if (option == '?')
            return refuse(p, "unknown or ambiguous option %s", word);
        if (!set_option(p, option, optarg))
            return false;
    }
    if (p->options->action != CLI_MAP)
        return true;
    return take_command(p, argc, argv) && check_inputs(p) && check_outputs(p);
}

bool cli_options_parse(cli_options *options, int argc, char **argv, cli_messages *messages)
{
    *options = (cli_options){.level = QUOTH_WARNING};
    parser p = {.options = options, .messages = messages};
    options->outputs = calloc((size_t)argc + 1, sizeof *options->outputs);
    if (!options->outputs)
        return refuse(&p, "out of memory");
    if (!parse_all(&p, argc, argv)) {
        fputs("Try 'quoth --help'.\n", stderr);
        return false;
    }
    if (options->n_outputs == 0 && !options->summary && !options->coverage && !options->property_graph.path) {
        options->outputs[options->n_outputs++] = (cli_output){.form = cli_form_by_name("ttl")};
        options->stdout_taken = true;
    }
    return true;
}

void cli_options_free(cli_options *options)
{
    free(options->outputs);
    options->outputs = NULL;
}
