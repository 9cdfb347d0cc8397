/* corrections.c: fuzz target: a file of corrections → a graph to which they are applied, and its proof. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char ARTICLE[] =
    "Mayor Anna Berg of Fenport said on Monday that the sea wall would hold. “Nobody asked us,” said Tom Quill, a "
    "spokesman for the Dam Agency, who told The Fen Post that Berg had not read the report. One Department official "
    "said the Dam Agency was wrong. “It will hold,” Berg said in a letter.\n";

static quoth_doc *article(quoth *q)
{
    static quoth_doc *doc;
    const quoth_source source = {.name = "article", .format = QUOTH_FROM_TEXT, .url = "https://fen.example/wall"};
    quoth_reader *reader = NULL;
    if (doc)
        return doc;
    FILE *in = fuzz_file((const uint8_t *)ARTICLE, strlen(ARTICLE));
    if (quoth_reader_new(q, &source, in, &reader) != QUOTH_OK || quoth_reader_next(reader, &doc) != QUOTH_OK ||
        quoth_analyse(q, doc) != QUOTH_OK)
        abort();
    quoth_reader_free(reader);
    fclose(in);
    return doc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    quoth *q = fuzz_analyst();
    quoth_graph *graph = quoth_graph_new(q);
    FILE *in = fuzz_file(bytes, n);
    if (!graph || quoth_graph_add(graph, article(q)) != QUOTH_OK)
        abort();
    quoth_graph_correct(graph, "input", in);
    fuzz_prove(q, graph, QUOTH_TURTLE);
    fclose(in);
    quoth_graph_free(graph);
    return 0;
}
