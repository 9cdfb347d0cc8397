/* html.c: fuzz target: a web page → a document. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_HTML, bytes, n);
}
