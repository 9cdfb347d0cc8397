/* batch.c: see batch.h. */
#include "cli/batch.h"

#include "cli/batch_options.h"
#include "cli/limits.h"
#include "cli/model.h"
#include "cli/progress.h"

#include <signal.h>
#include <stdio.h>

static const char HELP[] =
    "Usage: quoth batch [INPUT...] [-o OUT] [OPTION]...\n"
    "Read very many articles and write each alone: a graph of its own. INPUT is a file in one of the\n"
    "forms of quoth map, a folder (all files below it, sorted by name), or - for standard input, which\n"
    "is also read when there is no INPUT.\n"
    "\n"
    "  -o, --output OUT      write a file: .nq (a named graph an article) or .jsonl (annotation layers),\n"
    "                        packed when .gz or .zst stands behind it; - is standard output\n"
    "  -T, --to FORM         nq (the default), jsonl, nq.gz, ...: where no OUT tells it\n"
    "      --threads N       threads that work (one a core)\n"
    "      --shards N        write N files, OUT-00000-of-0000N and so on, article by article in turn\n"
    "      --unordered       write articles as they are done, not in the order of the input\n"
    "      --errors FILE     write which articles failed, and why, as JSON Lines\n"
    "      --stop-after N    stop after N failures\n"
    "      --resume          go on where an earlier run of the same command ended; begin when there was none\n"
    "      --checkpoint N    articles from one place where a run can go on to the next (256)\n"
    "\n"
    "      --from FORM       as in quoth map; likewise --lang TAG, --date YYYY-MM-DD, --publisher NAME,\n"
    "                        --base IRI, --model FILE and --min-confidence P\n"
    "\n" CLI_LIMIT_HELP "\n"
    "  -q, --quiet           errors only, no progress   -v, --verbose   notes, too\n"
    "  -h, --help            this text\n"
    "\n"
    "OUT appears when all is in it. Until then there is OUT.part, and OUT.journal, which tells how far it\n"
    "is. What is in it is the same for any number of threads, and after any number of interruptions.\n"
    "\n"
    "Exit status: 0 done, 1 an article or a file failed (the others are done), 2 wrong usage, 3 internal\n"
    "error, 130 or 143 when a signal has stopped it.\n";

/* Set by the handler, which gets no argument. */
static volatile sig_atomic_t caught;

/* The first asks for a clean end; who asks again gets it at once. */
static void catch_signal(int signal_number)
{
    if (caught) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
    caught = signal_number;
}

/* A file that is too large for its limits is a failed write, like a full disk. */
static void catch_signals(void)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGXCPU};
    struct sigaction action = {.sa_handler = catch_signal, .sa_flags = SA_RESTART}, old;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        if (sigaction(SIGNALS[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(SIGNALS[i], &action, NULL);
    signal(SIGXFSZ, SIG_IGN);
}

typedef struct job {
    cli_messages *messages;
    cli_progress progress;
} job;

static void sink(void *user, const quoth_message *message)
{
    job *j = user;
    cli_progress_clear(&j->progress);
    cli_messages_sink(j->messages, message);
}

static bool go_on(void *user, const quothp_batch_progress *now)
{
    job *j = user;
    cli_progress_show(&j->progress, now);
    return !caught;
}

static void tell_end(job *j, const quothp_batch_settings *batch, const quothp_batch_result *result)
{
    static const char *const HOW[] = {
        [QUOTHP_BATCH_COMPLETE] = "done",
        [QUOTHP_BATCH_STOPPED] = "stopped",
        [QUOTHP_BATCH_BROKEN] = "broken off",
    };
    const bool kept = batch->out && result->end == QUOTHP_BATCH_STOPPED;
    const quothp_batch_progress *p = &result->progress;
    if (result->end == QUOTHP_BATCH_BROKEN && !p->n_good && !p->n_bad)
        return; /* it has not begun */
    cli_progress_end(&j->progress, p, kept ? "stopped, --resume goes on" : HOW[result->end]);
}

static int exit_status(const quothp_batch_result *result)
{
    if (result->end == QUOTHP_BATCH_STOPPED && caught)
        return 128 + caught;
    if (result->status == QUOTH_OK)
        return result->end == QUOTHP_BATCH_COMPLETE ? 0 : 1;
    return result->status == QUOTH_ERR_INPUT || result->status == QUOTH_ERR_IO ? 1 : 3;
}

int cli_batch(int argc, char **argv, cli_messages *messages)
{
    char room[4096];
    cli_batch_options options;
    job j = {.messages = messages};
    int wrong = cli_batch_options_parse(&options, argc, argv, messages);
    if (wrong)
        return wrong;
    if (options.help) {
        fputs(HELP, stdout);
        return fflush(stdout) == 0 ? 0 : 1;
    }
    quothp_batch_settings *batch = &options.batch;
    cli_progress_start(&j.progress, options.quiet, !batch->out);
    catch_signals();
    batch->quoth.model = cli_model_path(batch->quoth.model, room, sizeof room);
    batch->quoth.message = sink;
    batch->quoth.user = batch->user = &j;
    batch->go_on = go_on;
    batch->wants_size = !options.quiet;
    quothp_batch_result result = quothp_batch(batch);
    tell_end(&j, batch, &result);
    return exit_status(&result);
}
