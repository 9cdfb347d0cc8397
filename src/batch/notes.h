/* notes.h: the messages about one article, kept until it is its turn: threads do not mix theirs. */
#ifndef QUOTHP_BATCH_NOTES_H
#define QUOTHP_BATCH_NOTES_H

#include "quoth.h"

#include <stddef.h>

typedef struct quothp_note {
    quoth_message message; /* its strings are the note's */
    struct quothp_note *next;
} quothp_note;

/* Zeroed bytes are no notes. Some dozens are kept; what is lost then, or for lack of memory, is counted. */
typedef struct quothp_notes {
    quothp_note *first, *last;
    size_t n, n_errors, n_lost;
} quothp_notes;

/* The sink of a context: user points to a pointer to the notes that are written to. */
void quothp_notes_take(void *user, const quoth_message *message);
void quothp_notes_free(quothp_notes *notes);

#endif
