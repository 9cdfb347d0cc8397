/* export.h: turns a trained network into a model file. */
#ifndef QUOTHT_EXPORT_H
#define QUOTHT_EXPORT_H

#include "train/net.h"

/* 0 when the file cannot be written. */
int export_model(const char *path, const net *n, const quothp_words *words, const quothp_split_model *split,
                 const label_list *relations, const char *card);

#endif
