/* main.c: the program quoth: articles in, their graph and their map out. Knows files and arguments, no language. */
#include "cli/batch.h"
#include "cli/check.h"
#include "cli/load.h"
#include "cli/map.h"
#include "cli/serve.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char HELP[] = "Usage: quoth map INPUT... [-o OUT]... [OPTION]...\n"
                           "Read news articles and write who said what, in which role, for which agency, and\n"
                           "through whom we know it. INPUT is a file in one of the forms below, packed by gzip or\n"
                           "zstd or not; - is standard input. Several INPUTs make one graph.\n"
                           "\n"
                           "Output (Turtle on standard output when none is asked for):\n"
                           "  -o, --output OUT      write a file; its extension is its form; may be given again\n"
                           "  -T, --to FORM         write that form to standard output\n"
                           "      --property-graph DIR  write CSV files and scripts for Neo4j and Kuzu into DIR\n"
                           "      --summary         print people, roles, organizations and statements as a table\n"
                           "      --coverage        print which quotations nobody was found to have said, and where\n"
                           "      --min-confidence P  leave out statements and roles less sure than P, from 0 to 1\n"
                           "      --view VIEW       what pictures show: actors (default), statements, sources\n"
                           "      --body-only FILE  write the articles' texts as they were read; - is standard output\n"
                           "      --base IRI        name people, roles and statements under IRI, which ends in / or #\n"
                           "      --corrections FILE  put right what a reader found wrong; pages (.html) write FILE\n"
                           "\n"
                           "Input:\n"
                           "      --from FORM       read the INPUTs as FORM, when the guess from the bytes is wrong\n"
                           "      --lang en         read the INPUTs as English, whatever they look like\n"
                           "      --url IRI         the article's address; --title TEXT, --date YYYY-MM-DD and\n"
                           "                        --publisher NAME go before what the article says, too\n"
                           "      --model FILE      the language model, instead of the one that came with quoth\n"
                           "\n"
                           "  -q, --quiet           errors only          -v, --verbose   notes, too\n"
                           "  -h, --help            this text            -V, --version   the version\n"
                           "\n";

static const char COMMANDS[] = "Other commands, each with a --help of its own:\n"
                               "  quoth batch INPUT... -o OUT             very many articles, each written alone\n"
                               "  quoth check GRAPH...                    prove graphs by themselves\n"
                               "  quoth load GRAPH... --endpoint URL      put graphs into a store\n"
                               "  quoth serve [--port N]                  map articles that come by HTTP\n"
                               "\n";

static const char EXAMPLES[] = "Examples:\n"
                               "  quoth map article.txt                          Turtle to the screen\n"
                               "  quoth map article.txt --summary                who said what, as a table\n"
                               "  quoth map page.html -o graph.ttl -o map.svg    a graph and a map\n"
                               "  quoth map a.txt b.html -o all.nt               two articles, one graph\n"
                               "  curl -s URL | quoth map - --url URL -T svg >map.svg\n"
                               "\n"
                               "Exit status: 0 done, 1 an input or output failed, 2 wrong usage, 3 internal error.\n";

static void print_help(void)
{
    fputs(HELP, stdout);
    fputs(CLI_LIMIT_HELP "\n", stdout);
    printf("Forms of INPUT (the word after --from):\n");
    for (quoth_format f = QUOTH_FROM_ANY + 1; quoth_format_name(f); f++)
        printf("  %-8s %s\n", quoth_format_name(f), quoth_format_title(f));
    printf("\nForms of output (OUT's extension, or the word after -T):\n");
    for (const cli_form *form = CLI_FORMS; form->name; form++)
        printf("  %-11s %s\n", form->name, form->title);
    printf("\n%s%s", COMMANDS, EXAMPLES);
}

/* A closed standard stream would give its number to the next file: an output would then take the messages. */
static void fill_standard_streams(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDONLY);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

static int run(cli_options *options, cli_messages *messages)
{
    switch (options->action) {
    case CLI_HELP:
        print_help();
        break;
    case CLI_VERSION:
        printf("quoth %s\n", quoth_version());
        break;
    case CLI_MAP:
        messages->level = options->level;
        return cli_map(options, messages);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}

/* Articles in, graphs out; its options may stand before its name. */
static int map(int argc, char **argv, cli_messages *messages)
{
    cli_options options;
    int status = cli_options_parse(&options, argc, argv, messages) ? run(&options, messages) : 2;
    cli_options_free(&options);
    return status;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(int argc, char **argv, cli_messages *messages); /* argv[0] is the command */
    } OTHERS[] = {{"batch", cli_batch}, {"check", cli_check}, {"load", cli_load}, {"serve", cli_serve}};
    cli_messages messages = {.level = QUOTH_WARNING};
    fill_standard_streams();
    cli_output_catch_signals();
    for (size_t i = 0; argc > 1 && i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (strcmp(argv[1], OTHERS[i].name) == 0) {
            messages.command = OTHERS[i].name;
            return OTHERS[i].run(argc - 1, argv + 1, &messages);
        }
    return map(argc, argv, &messages);
}
