/* data.h: all that is learned from: corpora, name lists, the splitter and the word vectors made of them. */
#ifndef QUOTHT_DATA_H
#define QUOTHT_DATA_H

#include "train/corpus.h"
#include "train/vectors.h"

typedef enum corpus_id {
    EWT,
    GUM,
    WWN,
    BRIEFINGS,       /* all, without labels */
    BRIEFINGS_NAMES, /* a quarter, with CoreNLP's names */
    POLNEAR,         /* attributions; with CoreNLP's names */
    EWT_DEV,
    GUM_DEV,
    WWN_DEV,
    UNER_DEV,
    POLNEAR_DEV,
    N_CORPORA
} corpus_id;

typedef struct dataset {
    corpus corpus[N_CORPORA];
    label_list relations; /* the first is "_": not parsed */
    form_list forms;
    quothp_words words;
    quothp_split_model split;
    word_vectors vectors;
} dataset;

/* Reads the folder; word vectors come from the file `vectors` if it is there, else they are learned and written to it.
 */
void dataset_read(dataset *d, const char *folder, const char *vectors);

#endif
