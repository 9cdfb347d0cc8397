/* findings.c: see findings.h. */
#include "check/findings.h"

#include <stdlib.h>
#include <string.h>

void quothp_findings_add(quothp_findings *findings, quoth_level level, uint32_t line, uint32_t node,
                         const char *message)
{
    if (findings->n == findings->max) {
        size_t max = findings->max ? findings->max * 2 : 64;
        quothp_finding *larger = realloc(findings->at, max * sizeof *larger);
        if (!larger) {
            findings->failed = true;
            return;
        }
        findings->at = larger;
        findings->max = max;
    }
    findings->at[findings->n++] = (quothp_finding){line, node, level, message};
}

static int by_node(const void *a, const void *b)
{
    const quothp_finding *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    int order = strcmp(x->message, y->message);
    return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

static int by_line(const void *a, const void *b)
{
    const quothp_finding *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return by_node(a, b);
}

static void drop_repeated(quothp_findings *findings)
{
    size_t n = 0;
    qsort(findings->at, findings->n, sizeof *findings->at, by_node);
    for (size_t i = 0; i < findings->n; i++) {
        const quothp_finding *last = n ? &findings->at[n - 1] : NULL;
        if (!last || last->node != findings->at[i].node || strcmp(last->message, findings->at[i].message) != 0)
            findings->at[n++] = findings->at[i];
    }
    findings->n = n;
}

void quothp_findings_tell(quothp_findings *findings, quothp_report *report, const quothp_str *names)
{
    if (findings->n == 0)
        return;
    drop_repeated(findings);
    qsort(findings->at, findings->n, sizeof *findings->at, by_line);
    for (size_t i = 0; i < findings->n; i++) {
        const quothp_finding *finding = &findings->at[i];
        quothp_str name = names[finding->node];
        findings->n_errors += finding->level == QUOTH_ERROR;
        quothp_report_at(report, finding->level, finding->line, 0, "%s: %.*s", finding->message,
                         (int)(name.n < 300 ? name.n : 300), name.p);
    }
    findings->n = 0;
}

void quothp_findings_free(quothp_findings *findings)
{
    free(findings->at);
    *findings = (quothp_findings){0};
}
