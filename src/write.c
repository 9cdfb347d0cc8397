/* write.c: which module writes which form, nothing else. */
#include "dot/dot.h"
#include "page/page.h"
#include "rdf/rdf.h"

quoth_status quoth_graph_write(const quoth_graph *graph, quoth_form form, quoth_view view, FILE *out)
{
    switch (form) {
    case QUOTH_TURTLE:
    case QUOTH_NTRIPLES:
    case QUOTH_NQUADS:
    case QUOTH_RDFXML:
    case QUOTH_RDFJSON:
        return quothp_rdf_write(graph, form, out);
    case QUOTH_DOT:
    case QUOTH_SVG:
    case QUOTH_PNG:
    case QUOTH_PDF:
        return quothp_dot_write(graph, form, view, out);
    case QUOTH_PAGE:
        return quothp_page_write(graph, view, out);
    }
    return QUOTH_ERR_USAGE;
}
