/* findings.h: what is wrong with a graph, told in the order of its lines. */
#ifndef QUOTHP_CHECK_FINDINGS_H
#define QUOTHP_CHECK_FINDINGS_H

#include "base/report.h"
#include "base/str.h"

#include <stdbool.h>

typedef struct quothp_finding {
    uint32_t line, node;
    quoth_level level;
    const char *message; /* static text */
} quothp_finding;

typedef struct quothp_findings {
    quothp_finding *at;
    size_t n, max;
    size_t n_errors; /* told so far */
    bool failed;     /* memory was out */
} quothp_findings;

void quothp_findings_add(quothp_findings *findings, quoth_level level, uint32_t line, uint32_t node,
                         const char *message);
/* Tells each once for a node, named by its number, and forgets them. */
void quothp_findings_tell(quothp_findings *findings, quothp_report *report, const quothp_str *names);
void quothp_findings_free(quothp_findings *findings);

#endif
