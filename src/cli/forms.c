/* forms.c: the table of output forms. */
#include "cli/forms.h"

#include <string.h>
#include <strings.h>

const cli_form CLI_FORMS[] = {
    {"ttl", "Turtle", CLI_TRIPLES, QUOTH_TURTLE, false},
    {"nt", "N-Triples", CLI_TRIPLES, QUOTH_NTRIPLES, false},
    {"nq", "N-Quads, a named graph an article", CLI_TRIPLES, QUOTH_NQUADS, false},
    {"trig", "TriG, a named graph an article", CLI_TRIPLES, QUOTH_TRIG, false},
    {"jsonld", "JSON-LD", CLI_TRIPLES, QUOTH_JSONLD, false},
    {"rdf", "RDF/XML", CLI_TRIPLES, QUOTH_RDFXML, false},
    {"rj", "RDF/JSON", CLI_TRIPLES, QUOTH_RDFJSON, false},
    {"graphml", "GraphML, for networkx and others", CLI_TRIPLES, QUOTH_GRAPHML, false},
    {"gexf", "GEXF, for Gephi", CLI_TRIPLES, QUOTH_GEXF, false},
    {"cypher", "script for a graph database", CLI_TRIPLES, QUOTH_CYPHER, false},
    {"ftm.json", "FollowTheMoney entities", CLI_TRIPLES, QUOTH_FTM, false},
    {"anno.jsonld", "Web Annotations", CLI_TRIPLES, QUOTH_ANNOTATIONS, false},
    {"dot", "graphviz source", CLI_PICTURE, QUOTH_DOT, false},
    {"svg", "picture, scalable", CLI_PICTURE, QUOTH_SVG, false},
    {"png", "picture, pixels", CLI_PICTURE, QUOTH_PNG, true},
    {"pdf", "picture, for print", CLI_PICTURE, QUOTH_PDF, true},
    {"html", "page to read", CLI_PICTURE, QUOTH_PAGE, false},
    {"jsonl", "annotation layers", CLI_LAYERS, QUOTH_TURTLE, false},
    {NULL, NULL, CLI_TRIPLES, QUOTH_TURTLE, false},
};

const cli_form CLI_BODY_FORM = {"txt", "text", CLI_BODY, QUOTH_TURTLE, false};

const char *cli_form_names(char *buffer, size_t n)
{
    size_t used = 0;
    buffer[0] = '\0';
    for (const cli_form *form = CLI_FORMS; form->name && used + strlen(form->name) + 2 < n; form++)
        used += (size_t)snprintf(buffer + used, n - used, " .%s", form->name);
    return buffer;
}

const cli_form *cli_form_by_name(const char *name)
{
    for (const cli_form *form = CLI_FORMS; form->name; form++)
        if (strcasecmp(name, form->name) == 0)
            return form;
    return NULL;
}

/* The longest extension counts: annotations end in .anno.jsonld, the graph as JSON-LD in .jsonld. */
const cli_form *cli_form_of_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    const cli_form *form = NULL;
    for (const char *dot = strchr(file, '.'); dot && !form; dot = strchr(dot + 1, '.'))
        form = cli_form_by_name(dot + 1);
    return form;
}
