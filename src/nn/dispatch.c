/* dispatch.c: which variants this machine can run. */
#include "nn/variants.h"

size_t quothp_nn_variants(const quothp_nn *out[4])
{
    size_t n = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        out[n++] = &quothp_nn_avx2;
#endif
#if defined(__aarch64__)
    out[n++] = &quothp_nn_neon;
#endif
    out[n++] = &quothp_nn_ref;
    return n;
}
