/* write.c: which module writes which form, nothing else. */
#include "anno/anno.h"
#include "dot/dot.h"
#include "ftm/ftm.h"
#include "page/page.h"
#include "property/property.h"
#include "rdf/rdf.h"

quoth_status quoth_graph_write(const quoth_graph *graph, quoth_form form, quoth_view view, FILE *out)
{
    switch (form) {
    case QUOTH_TURTLE:
    case QUOTH_NTRIPLES:
    case QUOTH_NQUADS:
    case QUOTH_RDFXML:
    case QUOTH_RDFJSON:
    case QUOTH_TRIG:
    case QUOTH_JSONLD:
        return quothp_rdf_write(graph, form, out);
    case QUOTH_GRAPHML:
        return quothp_graphml_write(graph, out);
    case QUOTH_GEXF:
        return quothp_gexf_write(graph, out);
    case QUOTH_CYPHER:
        return quothp_cypher_write(graph, out);
    case QUOTH_FTM:
        return quothp_ftm_write(graph, out);
    case QUOTH_ANNOTATIONS:
        return quothp_annotations_write(graph, out);
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
