/* random_model.h: a model file of a network that has learned nothing: for tests that need some model, not a good one.
 */
#ifndef RANDOM_MODEL_H
#define RANDOM_MODEL_H

/* Writes it; fails the test at hand when it cannot. */
void random_model_write(const char *path);

#endif
