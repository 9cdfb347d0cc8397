/* jsonl.c: fuzz target: JSON Lines → documents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_JSONL, bytes, n);
}
