/* statements.c: who said what in the article on standard input, a line each.
 *
 *     cc statements.c $(pkg-config --cflags --libs quoth) -o statements
 *     ./statements < article.txt
 */
#include <quoth.h>
#include <stdio.h>

static void print_message(void *user, const quoth_message *message)
{
    (void)user;
    fprintf(stderr, "statements: %s\n", message->text);
}

/* Speakers, kind and words, with tabs between them. */
static void print_statement(const quoth_graph *graph, quoth_statement said)
{
    static const char *const KINDS[] = {"direct", "indirect", "mixed"};
    for (size_t i = 0; i < said.n_speakers; i++) {
        quoth_agent speaker = quoth_graph_agent(graph, said.speakers[i]);
        printf("%s%s", i ? ", " : "", speaker.label);
    }
    printf("\t%s\t%s\n", KINDS[said.kind], said.text);
}

/* Adds every article of the reader to the graph. */
static quoth_status read_all(quoth *q, quoth_reader *reader, quoth_graph *graph)
{
    quoth_doc *doc;
    quoth_status status = quoth_reader_next(reader, &doc);
    while (status == QUOTH_OK && doc) {
        status = quoth_analyse(q, doc);
        if (status == QUOTH_OK)
            status = quoth_graph_add(graph, doc);
        quoth_doc_free(doc);
        if (status == QUOTH_OK)
            status = quoth_reader_next(reader, &doc);
    }
    return status;
}

int main(void)
{
    quoth_settings settings = {.message = print_message};
    quoth_source source = {.name = "-"};
    quoth_reader *reader = NULL;
    quoth_status status = QUOTH_ERR_MEMORY;
    quoth *q = quoth_new(&settings);
    quoth_graph *graph = q ? quoth_graph_new(q) : NULL;

    if (graph)
        status = quoth_reader_new(q, &source, stdin, &reader);
    if (status == QUOTH_OK)
        status = read_all(q, reader, graph);
    if (status == QUOTH_OK)
        for (size_t i = 0; i < quoth_graph_n_statements(graph); i++)
            print_statement(graph, quoth_graph_statement(graph, i));

    quoth_reader_free(reader);
    quoth_graph_free(graph);
    quoth_free(q);
    return status == QUOTH_OK ? 0 : 1;
}
