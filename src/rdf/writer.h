/* writer.h: triples to a file in one of the RDF forms. All that raptor lets through although it is wrong is put right
 * here: text is made valid UTF-8, and characters that the form cannot carry become U+FFFD, with a warning.
 *
 * IRIs are taken as they are: the caller has checked them. An error makes the writer swallow what follows; close tells.
 */
#ifndef QUOTHP_WRITER_H
#define QUOTHP_WRITER_H

#include "base/report.h"
#include "quoth.h"

typedef struct quothp_writer quothp_writer;

/* NULL when memory is out. The file and the report are borrowed until close. */
quothp_writer *quothp_writer_new(quoth_form form, FILE *out, quothp_report *report);
void quothp_writer_prefix(quothp_writer *w, const char *prefix, const char *namespace); /* before start */
void quothp_writer_start(quothp_writer *w);
void quothp_writer_graph(quothp_writer *w, const char *iri); /* N-Quads: the named graph of what follows; borrowed */

void quothp_write_iri(quothp_writer *w, const char *subject, const char *predicate, const char *object);
void quothp_write_text(quothp_writer *w, const char *subject, const char *predicate, const char *text);
void quothp_write_typed(quothp_writer *w, const char *subject, const char *predicate, const char *text,
                        const char *datatype);

/* Ends the file's content, which the caller still has to flush and close, and frees the writer. */
quoth_status quothp_writer_close(quothp_writer *w);

#endif
