/* minimal.c: the library in one page: an article from standard input, its graph as Turtle to standard output.
 *
 *     cc minimal.c $(pkg-config --cflags --libs quoth) -o minimal && ./minimal < article.txt
 */
#include <quoth.h>
#include <stdio.h>

static void print_message(void *user, const quoth_message *message)
{
    (void)user;
    fprintf(stderr, "minimal: %s\n", message->text);
}

int main(void)
{
    quoth_settings settings = {.message = print_message};
    quoth_source source = {.name = "-", .format = QUOTH_FROM_ANY};
    quoth *q = quoth_new(&settings);
    quoth_graph *graph = q ? quoth_graph_new(q) : NULL;
    quoth_reader *reader = NULL;
    quoth_doc *doc = NULL;
    quoth_status status = graph ? quoth_reader_new(q, &source, stdin, &reader) : QUOTH_ERR_MEMORY;

    while (status == QUOTH_OK && (status = quoth_reader_next(reader, &doc)) == QUOTH_OK && doc) {
        status = quoth_analyse(q, doc);
        if (status == QUOTH_OK)
            status = quoth_graph_add(graph, doc);
        quoth_doc_free(doc);
    }
    if (status == QUOTH_OK)
        status = quoth_graph_write(graph, QUOTH_TURTLE, QUOTH_VIEW_ACTORS, stdout);

    quoth_reader_free(reader);
    quoth_graph_free(graph);
    quoth_free(q);
    return status == QUOTH_OK ? 0 : 1;
}
