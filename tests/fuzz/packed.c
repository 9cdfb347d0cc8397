/* packed.c: fuzz target: bytes of a form to be guessed, packed or not → documents. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_reader(QUOTH_FROM_ANY, bytes, n);
}
