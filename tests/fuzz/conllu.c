/* conllu.c: fuzz target: CoNLL-U → documents with their layers. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_CONLLU, bytes, n);
}
