/* dispatch.c: which variants this machine can run. */
#include "nn/variants.h"

size_t quothp_nn_variants(const quothp_nn *out[QUOTHP_NN_VARIANTS])
{
    size_t n = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
        out[n++] = &quothp_nn_avx512;
    if (__builtin_cpu_supports("avx2"))
        out[n++] = &quothp_nn_avx2;
#endif
#if defined(__aarch64__)
    out[n++] = &quothp_nn_neon;
#endif
    out[n++] = &quothp_nn_portable;
    out[n++] = &quothp_nn_ref;
    return n;
}
