/* xml.c: fuzz target: news XML → documents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_XML, bytes, n);
}
