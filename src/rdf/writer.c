/* writer.c: what all forms of RDF have in common: the choice of the backend, and text that the form can carry. */
#include "rdf/backend.h"

#include "base/clean.h"

#include <stdlib.h>

void quothp_writer_fail(quothp_writer *w, quoth_status status)
{
    if (w->status == QUOTH_OK)
        w->status = status;
}

static const quothp_backend *backend_of(quoth_form form)
{
    switch (form) {
    case QUOTH_TRIG:
        return &QUOTHP_BACKEND_TRIG;
    case QUOTH_JSONLD:
        return &QUOTHP_BACKEND_JSONLD;
    default:
        return &QUOTHP_BACKEND_RAPTOR;
    }
}

quothp_writer *quothp_writer_new(quoth_form form, FILE *out, quothp_report *report)
{
    quothp_writer *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    *w = (quothp_writer){.backend = backend_of(form), .out = out, .report = report, .form = form};
    if (!w->backend->open(w)) {
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
        quothp_writer_close(w);
        return NULL;
    }
    return w;
}

void quothp_writer_prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    if (w->status == QUOTH_OK)
        w->backend->prefix(w, prefix, namespace);
}

void quothp_writer_start(quothp_writer *w)
{
    if (w->status == QUOTH_OK)
        w->backend->start(w);
}

void quothp_writer_graph(quothp_writer *w, const char *iri)
{
    if (w->status == QUOTH_OK)
        w->backend->graph(w, iri);
}

quoth_status quothp_writer_close(quothp_writer *w)
{
    if (w->status == QUOTH_OK)
        w->backend->end(w);
    if (ferror(w->out))
        quothp_writer_fail(w, QUOTH_ERR_IO);
    quoth_status status = w->status;
    w->backend->close(w);
    quothp_buf_free(&w->cleaned);
    free(w);
    return status;
}

/* ---- triples ---- */

void quothp_write_iri(quothp_writer *w, const char *subject, const char *predicate, const char *object)
{
    if (w->status == QUOTH_OK)
        w->backend->triple(w, &(quothp_triple){.subject = subject, .predicate = predicate, .object = object});
}

void quothp_write_typed(quothp_writer *w, const char *subject, const char *predicate, const char *text,
                        const char *datatype)
{
    if (w->status != QUOTH_OK)
        return;
    const char *clean = quothp_clean(&w->cleaned, text, w->form == QUOTH_RDFXML);
    if (!clean) {
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
        return;
    }
    if (clean != text && !w->warned) {
        quothp_report_at(w->report, QUOTH_WARNING, 0, 0, "characters that this form cannot hold became U+FFFD");
        w->warned = true;
    }
    w->backend->triple(w, &(quothp_triple){subject, predicate, clean, datatype, true});
}

void quothp_write_text(quothp_writer *w, const char *subject, const char *predicate, const char *text)
{
    quothp_write_typed(w, subject, predicate, text, NULL);
}
