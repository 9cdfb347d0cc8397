/* writer.h: triples to a file in one of the RDF forms. All that raptor lets through although it is wrong is put right
 * here: text is made valid UTF-8, and characters that the form cannot carry become U+FFFD, with a warning.
 *
 * raptor writes what it knows; TriG and JSON-LD, which it does not, have small writers of our own, which stream.
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
/* Before start; in TriG also before a graph: the prefix then means this from here on. Borrowed until then, or close. */
void quothp_writer_prefix(quothp_writer *w, const char *prefix, const char *namespace);
void quothp_writer_start(quothp_writer *w);
void quothp_writer_graph(quothp_writer *w,
                         const char *iri); /* N-Quads and TriG: of what follows; borrowed until the next */

void quothp_write_iri(quothp_writer *w, const char *subject, const char *predicate, const char *object);
void quothp_write_text(quothp_writer *w, const char *subject, const char *predicate, const char *text);
void quothp_write_typed(quothp_writer *w, const char *subject, const char *predicate, const char *text,
                        const char *datatype);

/* Ends the file's content, which the caller still has to flush and close, and frees the writer. */
quoth_status quothp_writer_close(quothp_writer *w);

#endif
