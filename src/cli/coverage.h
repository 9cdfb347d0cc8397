/* coverage.h: what the articles have in quotation marks and who said it: counts, and the places that stay open. */
#ifndef CLI_COVERAGE_H
#define CLI_COVERAGE_H

#include "quoth.h"

#include <stdbool.h>

/* Zeroed bytes are an empty one. */
typedef struct cli_coverage {
    size_t n_said, n_terms, n_unknown;
    double min_confidence; /* statements below it explain nothing */
    FILE *list;            /* "file:line:column: “words”" of the unknown, kept in memory */
    char *text;
    size_t n_text;
    bool failed; /* memory is out */
} cli_coverage;

void cli_coverage_add(cli_coverage *coverage, const quoth_doc *doc, double min_confidence);
bool cli_coverage_write(cli_coverage *coverage, FILE *out); /* once, at the end; false when memory was out */
void cli_coverage_free(cli_coverage *coverage);

#endif
