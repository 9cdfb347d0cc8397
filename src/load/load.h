/* load.h: puts graphs into a store: reads RDF files, sends their triples in parts, and keeps a journal of what is in.
 *
 * Nothing gets in twice. A part that the store has confirmed is in the journal and is not sent again. Of a part whose
 * answer never came nobody knows whether it is in: it is sent again, and changes nothing if it was, as a graph is a set
 * of triples. Only blank nodes would be new ones each time; they are refused.
 */
#ifndef QUOTHP_LOAD_H
#define QUOTHP_LOAD_H

#include "load/http.h"

#include <stdio.h>

enum { QUOTHP_LOAD_PART = 10000 }; /* triples in a part when nothing else is asked for */

typedef struct quothp_load_settings {
    quothp_http_settings http;
    const char *graph; /* of triples that lie in no named graph; NULL: the store's default graph */
    bool replace;      /* what the graphs hold goes first */
    uint32_t part;     /* triples in a part, at most */
} quothp_load_settings;

typedef struct quothp_load quothp_load;

/* NULL when memory is out. Settings and report are borrowed. */
quothp_load *quothp_load_new(const quothp_load_settings *settings, quothp_report *report);
/* One file; report->file is its name. journal: the path of its journal, or NULL for none. Failures have been told. */
quoth_status quothp_load_file(quothp_load *load, quoth_form form, FILE *in, const char *journal);
size_t
quothp_load_n_taken(const quothp_load *load); /* statements of all files that are in, those of earlier runs too */
/* complete: all files are in; their journals go. */
void quothp_load_free(quothp_load *load, bool complete);

#endif
