/* forms.c: the table of output forms. */
#include "cli/forms.h"

#include <string.h>
#include <strings.h>

const cli_form CLI_FORMS[] = {
    {"ttl", "Turtle", CLI_TRIPLES, QUOTH_TURTLE, false},
    {"nt", "N-Triples", CLI_TRIPLES, QUOTH_NTRIPLES, false},
    {"nq", "N-Quads", CLI_TRIPLES, QUOTH_NQUADS, false},
    {"rdf", "RDF/XML", CLI_TRIPLES, QUOTH_RDFXML, false},
    {"rj", "RDF/JSON", CLI_TRIPLES, QUOTH_RDFJSON, false},
    {"dot", "graphviz source", CLI_PICTURE, QUOTH_DOT, false},
    {"svg", "picture, scalable", CLI_PICTURE, QUOTH_SVG, false},
    {"png", "picture, pixels", CLI_PICTURE, QUOTH_PNG, true},
    {"pdf", "picture, for print", CLI_PICTURE, QUOTH_PDF, true},
    {"jsonl", "annotation layers", CLI_LAYERS, QUOTH_TURTLE, false},
    {NULL, NULL, CLI_TRIPLES, QUOTH_TURTLE, false},
};

const cli_form CLI_BODY_FORM = {"txt", "text", CLI_BODY, QUOTH_TURTLE, false};

const char CLI_FORM_NAMES[] = ".ttl .nt .nq .rdf .rj .dot .svg .png .pdf .jsonl";

const cli_form *cli_form_by_name(const char *name)
{
    for (const cli_form *form = CLI_FORMS; form->name; form++)
        if (strcasecmp(name, form->name) == 0)
            return form;
    return NULL;
}

const cli_form *cli_form_of_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    const char *dot = strrchr(file, '.');
    return dot ? cli_form_by_name(dot + 1) : NULL;
}
