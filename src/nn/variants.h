/* variants.h: the fast variants of nn.h, each where the compiler knows the instructions. */
#ifndef QUOTHP_NN_VARIANTS_H
#define QUOTHP_NN_VARIANTS_H

#include "nn/nn.h"

#if defined(__x86_64__)
extern const quothp_nn quothp_nn_avx2;
#endif
#if defined(__aarch64__)
extern const quothp_nn quothp_nn_neon;
#endif

#endif
