/* rng.h: random numbers that are the same on every machine (xorshift64*). */
#ifndef QUOTHT_RNG_H
#define QUOTHT_RNG_H

#include <stdint.h>

typedef struct {
    uint64_t s;
} rng;

static inline uint32_t rng_next(rng *r)
{
    r->s ^= r->s >> 12;
    r->s ^= r->s << 25;
    r->s ^= r->s >> 27;
    return (uint32_t)((r->s * 0x2545F4914F6CDD1Dull) >> 32);
}

static inline uint32_t rng_below(rng *r, uint32_t n)
{
    return (uint32_t)(((uint64_t)rng_next(r) * n) >> 32);
}

static inline float rng_unit(rng *r)
{
    return (float)(rng_next(r) >> 8) * (1.0f / 16777216.0f);
}

#endif
