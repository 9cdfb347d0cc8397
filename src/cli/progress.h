/* progress.h: how far a batch is, on stderr: a line that changes on a terminal, now and then a line of its own
 * elsewhere. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "batch/batch.h"

typedef struct cli_progress {
    bool silent, terminal;
    bool shown;           /* the line on the terminal */
    double started, last; /* seconds of a clock that only goes on */
} cli_progress;

/* on_stdout: articles go there; on the terminal itself they would go through the line. */
void cli_progress_start(cli_progress *progress, bool silent, bool on_stdout);
/* Shows it when it is time to. */
void cli_progress_show(cli_progress *progress, const quothp_batch_progress *now);
void cli_progress_clear(cli_progress *progress); /* before something else is written */
void cli_progress_end(cli_progress *progress, const quothp_batch_progress *now, const char *how);

#endif
