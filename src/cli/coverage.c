/* coverage.c: see coverage.h. */
#include "cli/coverage.h"

#include <stdlib.h>

enum { SHOWN_BYTES = 60 };

/* The first words, on one line, cut before a character that would not fit. */
static void put_words(FILE *out, const quoth_quotation *quotation)
{
    size_t n = quotation->n_bytes;
    if (n > SHOWN_BYTES)
        for (n = SHOWN_BYTES; n > 0 && ((unsigned char)quotation->text[n] & 0xC0) == 0x80;)
            n--;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)quotation->text[i];
        putc(c < ' ' || c == 0x7F ? ' ' : c, out);
    }
    fputs(n < quotation->n_bytes ? "…\n" : "\n", out);
}

static void note(void *user, const quoth_quotation *quotation)
{
    cli_coverage *c = user;
    bool sure = quotation->explained == QUOTH_SAID && (float)quotation->confidence >= (float)c->min_confidence;
    c->n_said += sure;
    c->n_terms += quotation->explained == QUOTH_TERM;
    if (sure || quotation->explained == QUOTH_TERM)
        return;
    c->n_unknown++;
    fprintf(c->list, "%s:%lu:", quotation->file ? quotation->file : "-", (unsigned long)quotation->line);
    if (quotation->column)
        fprintf(c->list, "%lu:", (unsigned long)quotation->column);
    fputs(" unknown speaker: ", c->list);
    put_words(c->list, quotation);
}

void cli_coverage_add(cli_coverage *coverage, const quoth_doc *doc, double min_confidence)
{
    if (!coverage->list)
        coverage->list = open_memstream(&coverage->text, &coverage->n_text);
    coverage->failed |= !coverage->list;
    coverage->min_confidence = min_confidence;
    if (!coverage->failed)
        quoth_doc_quotations(doc, note, coverage);
}

bool cli_coverage_write(cli_coverage *coverage, FILE *out)
{
    size_t n = coverage->n_said + coverage->n_terms + coverage->n_unknown;
    coverage->failed |= !coverage->list || ferror(coverage->list) || fflush(coverage->list) != 0;
    if (coverage->failed)
        return false;
    fprintf(out, "%zu quotation%s, %zu explained (%zu in statements, %zu titles and terms), %zu unknown\n", n,
            n == 1 ? "" : "s", coverage->n_said + coverage->n_terms, coverage->n_said, coverage->n_terms,
            coverage->n_unknown);
    fwrite(coverage->text, 1, coverage->n_text, out);
    return true;
}

void cli_coverage_free(cli_coverage *coverage)
{
    if (coverage->list)
        fclose(coverage->list);
    free(coverage->text);
}
