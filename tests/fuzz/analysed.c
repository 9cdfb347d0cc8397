/* analysed.c: fuzz target: what another parser says of a text (CoNLL-U) → graph → every form: its trees may be any. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    return fuzz_map(fuzz_analyst(), QUOTH_FROM_CONLLU, bytes, n);
}
