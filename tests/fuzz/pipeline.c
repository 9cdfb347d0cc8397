/* pipeline.c: fuzz target: plain text → analysis → graph → every form, and the graph's proof. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_map(fuzz_analyst(), QUOTH_FROM_TEXT, bytes, n);
}
