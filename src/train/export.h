/* export.h: turns a trained network into a model file. */
#ifndef QUOTHT_EXPORT_H
#define QUOTHT_EXPORT_H

#include "model/links.h"
#include "train/net.h"

/* 0 when the file cannot be written. */
int export_model(const char *path, const net *n, const quothp_words *words, const quothp_split_model *split,
                 const label_list *relations, const char *card);
/* Puts the weights of the links into a model file. 0 when it cannot be read or written. */
int export_links(const char *path, const quothp_link_weight *weights);

#endif
