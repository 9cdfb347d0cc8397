/* notes.c: see notes.h. A note and its strings are one block. */
#include "batch/notes.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NOTES = 64 };

static char *put(char *at, const char *text, const char **copy)
{
    *copy = at;
    return stpcpy(at, text) + 1;
}

void quothp_notes_take(void *user, const quoth_message *message)
{
    quothp_notes *notes = *(quothp_notes **)user;
    const size_t n_file = message->file ? strlen(message->file) + 1 : 0;
    quothp_note *note = notes->n < MOST_NOTES ? malloc(sizeof *note + n_file + strlen(message->text) + 1) : NULL;
    notes->n_errors += message->level == QUOTH_ERROR;
    if (!note) {
        notes->n_lost++;
        return;
    }
    *note = (quothp_note){.message = *message};
    char *room = put((char *)(note + 1), message->text, &note->message.text);
    if (message->file)
        put(room, message->file, &note->message.file);
    *(notes->last ? &notes->last->next : &notes->first) = note;
    notes->last = note;
    notes->n++;
}

void quothp_notes_free(quothp_notes *notes)
{
    for (quothp_note *note = notes->first, *next; note; note = next) {
        next = note->next;
        free(note);
    }
    *notes = (quothp_notes){0};
}
