/* links.h: learns which mention takes up which, from GUM's coreference. */
#ifndef QUOTHT_LINKS_H
#define QUOTHT_LINKS_H

/* Reads DATA/gum.train with the model, up to coreference, learns from it, and puts the weights into the model's file.
   0 when the file cannot be read or written; ends the program when the data cannot be read. */
int links_learn(const char *data, const char *model, unsigned long long seed);

#endif
