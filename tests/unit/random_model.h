/* random_model.h: a model file of a network that has learned nothing: for tests that need some model, not a good one.
 */
#ifndef RANDOM_MODEL_H
#define RANDOM_MODEL_H

/* Writes it; fails the test at hand when it cannot. */
void random_model_write(const char *path);

/* A temporary file of it for a group of tests: setup and teardown for cmocka; the path holds between them. */
extern char random_model_path[];
int random_model_setup(void **state);
int random_model_teardown(void **state);

#endif
