/* text.c: fuzz target: plain text → a document. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_TEXT, bytes, n);
}
