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
    size_t at, n_good, n;  /* of block: the next byte, the end of what has been found good, the end of what is there */
    size_t n_statement;    /* bytes in the blocks since the last statement; the reader sets it back */
    uint32_t line, column; /* of the byte given last, from 1, the column in code points; a newline ends its line */
    bool newline;          /* the byte given last was one */
    bool failed;
    unsigned char block[QUOTHP_RDF_BLOCK];
} quothp_bytes;

void quothp_bytes_start(quothp_bytes *bytes, FILE *in, quothp_report *report);
/* Reads the next block. False at the end and after a failure. */
bool quothp_bytes_fill(quothp_bytes *bytes);

/* The next byte, or -1 at the end and after a failure. */
static inline int quothp_bytes_next(quothp_bytes *bytes)
{
    if (bytes->at == bytes->n_good && !quothp_bytes_fill(bytes))
        return -1;
    unsigned char byte = bytes->block[bytes->at++];
    bytes->line += bytes->newline;
    bytes->column = (bytes->newline ? 0 : bytes->column) + ((byte & 0xC0) != 0x80);
    bytes->newline = byte == '\n';
    return byte;
}

#endif
