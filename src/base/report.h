/* report.h: how the library tells what went wrong, and where. It never prints: the context's sink does what it likes.
 */
#ifndef QUOTHP_REPORT_H
#define QUOTHP_REPORT_H

#include "quoth.h"

typedef struct quothp_report {
    quoth_message_fn message; /* NULL: dropped */
    void *user;
    const char *file; /* name of the input at hand, or NULL; borrowed */
} quothp_report;

/* Line and column as in quoth_message; 0 where there is none. */
void quothp_report_at(quothp_report *report, quoth_level level, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Line and column (in code points, from 1) of a byte offset in a text that may be broken UTF-8. */
void quothp_place(const char *text, size_t n_bytes, size_t offset, uint32_t *line, uint32_t *column);

#endif
