/* corenlp.c: fuzz target: the JSON of CoreNLP → documents with their layers. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_CORENLP, bytes, n);
}
