/* graph.c: fuzz target: a graph in RDF → its proof. The first byte chooses the form. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const quoth_form FORMS[] = {QUOTH_TURTLE, QUOTH_NTRIPLES, QUOTH_NQUADS, QUOTH_TRIG};
    if (n == 0)
        return 0;
    quoth *q = fuzz_context(NULL);
    FILE *in = fuzz_file(bytes + 1, n - 1);
    quoth_check(q, "input", FORMS[bytes[0] % 4], in, NULL);
    fclose(in);
    quoth_free(q);
    return 0;
}
