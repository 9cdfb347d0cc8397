/* fuzz.h: what the fuzz targets share. A target is LLVMFuzzerTestOneInput over one way into the library; linked with
 * libFuzzer (make fuzz) it is asked to find bytes that hurt, linked with replay.c (make check) it reads those kept
 * here.
 *
 * A target ends the process by abort() where a promise of the library does not hold.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "quoth.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Tells the promise that does not hold, and aborts. */
_Noreturn void fuzz_broken(const char *promise);

/* The bytes as a file; the caller closes it. */
FILE *fuzz_file(const uint8_t *bytes, size_t n);
/* A context whose messages are read and forgotten; NULL: the model is the one that QUOTH_MODEL names. */
quoth *fuzz_context(const char *model);
/* The same one each time, with its model open: for targets that analyse. */
quoth *fuzz_analyst(void);

/* Calls back for each article of the input; broken ones are stepped over. The document is freed after. */
typedef void (*fuzz_article_fn)(void *user, quoth_doc *doc);
void fuzz_articles(quoth *q, quoth_format format, const uint8_t *bytes, size_t n, fuzz_article_fn each, void *user);

/* Reads all articles in that format and looks at what was made of them. Returns 0, as a target does. */
int fuzz_reader(quoth_format format, const uint8_t *bytes, size_t n);
/* The graph of all articles of the input; NULL: there are none. The caller frees it. */
quoth_graph *fuzz_graph(quoth *q, quoth_format format, const uint8_t *bytes, size_t n);
/* The graph in that form, n bytes and a NUL; the caller frees them. */
char *fuzz_write(const quoth_graph *graph, quoth_form form, size_t *n);
/* Has the graph proved by itself, written in that form: the program's own graphs pass its own proof. */
void fuzz_prove(quoth *q, const quoth_graph *graph, quoth_form form);
/* Reads, analyses, makes a graph, writes it, and has it proved by itself. Returns 0. */
int fuzz_map(quoth *q, quoth_format format, const uint8_t *bytes, size_t n);

#endif
