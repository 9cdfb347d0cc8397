/* warc.c: fuzz target: a web archive → documents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_WARC, bytes, n);
}
