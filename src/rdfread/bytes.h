/* bytes.h: the bytes of an RDF file one by one, checked before any parser sees them. */
#ifndef QUOTHP_RDFREAD_BYTES_H
#define QUOTHP_RDFREAD_BYTES_H

#include "base/report.h"

#include <stdbool.h>
#include <stdio.h>

enum { QUOTHP_RDF_BLOCK = 64 * 1024 };

/* Ends at the first byte that is no UTF-8, at a NUL, or where one statement grows too long: that has been told then. */
typedef struct quothp_bytes {
    FILE *in;
    quothp_report *report;
    size_t at, n_good, n; /* of block: the next byte, the end of what has been found good, the end of what is there */
    size_t n_statement;   /* bytes since the last statement; the reader sets it back */
    uint32_t line;        /* of the byte given last; its own line when it is a newline */
    uint32_t column;      /* in code points, from 1 */
    bool newline;         /* the byte given last was one */
    bool failed;
    unsigned char block[QUOTHP_RDF_BLOCK];
} quothp_bytes;

void quothp_bytes_start(quothp_bytes *bytes, FILE *in, quothp_report *report);
/* The next byte, or -1 at the end and after a failure. */
int quothp_bytes_next(quothp_bytes *bytes);

#endif
