/* feed.c: see feed.h. The digest of a place covers the files up to it, by name, size and time, and of the last of them
 * what has been read of it: so files that are done need not be read again to find the place.
 */
#include "batch/feed.h"

#include "batch/inputs.h"
#include "batch/tap.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct quothp_feed {
    quothp_feed_news news;
    const quothp_batch_settings *settings;
    const quothp_state *from;
    quothp_queue *queue;
    pthread_t thread;
    quoth *q;
    quothp_notes notes, *notes_at; /* of the event at hand */
    struct sha256_ctx files, here; /* digests of the files; and of what was read of the last */
    quothp_place_in_inputs place;
    uint64_t seq;
    uint32_t n_also; /* of from->also, passed */
    bool over;       /* nothing more is wanted */
};

const quothp_feed_news *quothp_feed_look(const quothp_feed *feed)
{
    return &feed->news;
}

/* ---- digests ---- */

static void take_in(struct sha256_ctx *sha, const void *bytes, size_t n_bytes)
{
    sha256_update(sha, n_bytes, bytes);
}

static uint64_t digest_of(const struct sha256_ctx *sha)
{
    struct sha256_ctx copy = *sha;
    uint8_t bytes[8];
    uint64_t digest = 0;
    sha256_digest(&copy, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        digest = digest << 8 | bytes[i];
    return digest;
}

static void begin_file(quothp_feed *feed, const char *path, uint64_t *size)
{
    struct stat st = {0};
    *size = 0;
    take_in(&feed->files, path, strlen(path) + 1);
    if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode)) {
        *size = (uint64_t)st.st_size;
        const uint64_t mark[] = {*size, (uint64_t)st.st_mtim.tv_sec, (uint64_t)st.st_mtim.tv_nsec};
        take_in(&feed->files, mark, sizeof mark);
    }
    feed->here = feed->files;
}

/* ---- events ---- */

/* An event that an earlier run has written, out of turn, only shows its place once more. */
static void pass(quothp_feed *feed, quothp_event *event)
{
    if (feed->n_also == feed->from->n_also || feed->from->also[feed->n_also] != event->seq)
        return;
    feed->n_also++;
    event->passed = true;
    quoth_doc_free(event->doc);
    event->doc = NULL;
}

/* At the last event that is passed over: is this the place that the journal tells? */
static void check_place(quothp_feed *feed)
{
    const quothp_place_in_inputs *want = &feed->from->place, *is = &feed->place;
    if (want->input != is->input || want->ordinal != is->ordinal || want->digest != is->digest)
        feed->over = feed->news.changed = true;
    atomic_store(&feed->news.n_bytes_passed, atomic_load(&feed->news.n_bytes_read));
}

static void note(quothp_feed *feed, const char *file, const char *text)
{
    quothp_notes_take(&feed->notes_at, &(quoth_message){QUOTH_ERROR, file, 0, 0, text});
}

static void emit(quothp_feed *feed, const char *path, quoth_doc *doc, quoth_status status)
{
    quothp_event event = {.seq = feed->seq++, .input = strdup(path), .doc = doc, .status = status};
    size_t n_text = 0;
    const char *text = doc ? quoth_doc_text(doc, &n_text) : "";
    event.article = doc || status != QUOTH_OK;
    event.notes = feed->notes;
    feed->notes = (quothp_notes){0};
    take_in(&feed->here, text, n_text + 1);
    feed->place.ordinal++;
    feed->place.digest = digest_of(&feed->here);
    event.place = feed->place;
    event.n_bytes_read = atomic_load(&feed->news.n_bytes_read);
    if (!event.input) {
        feed->news.status = QUOTH_ERR_MEMORY;
        feed->over = true;
    } else if (event.seq >= feed->from->seq) {
        pass(feed, &event);
        feed->over |= !quothp_queue_put(feed->queue, &event);
    } else if (event.seq + 1 == feed->from->seq) {
        check_place(feed);
    }
    quothp_event_free(&event);
}

/* ---- inputs ---- */

static void read_articles(quothp_feed *feed, const char *path, FILE *in)
{
    quoth_source source = feed->settings->source;
    quoth_reader *reader = NULL;
    source.name = path;
    quoth_status status = quoth_reader_new(feed->q, &source, in, &reader);
    if (status != QUOTH_OK)
        emit(feed, path, NULL, status);
    while (!feed->over && (status == QUOTH_OK || status == QUOTH_ERR_INPUT) && reader) {
        quoth_doc *doc = NULL;
        status = quoth_reader_next(reader, &doc);
        if (status == QUOTH_OK && !doc)
            break;
        emit(feed, path, doc, status);
    }
    quoth_reader_free(reader);
    if (feed->notes.n && !feed->over)
        emit(feed, path, NULL, QUOTH_OK);
}

static void read_input(quothp_feed *feed, const char *path)
{
    uint64_t size;
    const quothp_state *from = feed->from;
    const uint64_t before = atomic_load(&feed->news.n_bytes_read);
    begin_file(feed, path, &size);
    feed->place.ordinal = 0;
    if (from->seq && feed->place.input < from->place.input) {
        feed->seq = from->seq - from->place.ordinal;
    } else {
        FILE *in = quothp_tap_open(path, feed->queue, &feed->news.n_bytes_read);
        if (in) {
            read_articles(feed, path, in);
            fclose(in);
        } else {
            note(feed, path, strerror(errno));
            emit(feed, path, NULL, QUOTH_ERR_IO);
        }
    }
    if (size) /* a reader may have left the rest of a broken file */
        atomic_store(&feed->news.n_bytes_read, before + size);
    feed->place.input++;
}

static void *run(void *user)
{
    quothp_feed *feed = user;
    const char *path = NULL;
    if (feed->settings->wants_size)
        atomic_store(&feed->news.n_bytes, quothp_inputs_size(feed->settings->inputs));
    quothp_inputs *inputs = quothp_inputs_new(feed->settings->inputs);
    quoth_status status = inputs ? quothp_inputs_next(inputs, &path) : QUOTH_ERR_MEMORY;
    while (status == QUOTH_OK && path && !feed->over) {
        read_input(feed, path);
        status = quothp_inputs_next(inputs, &path);
    }
    if (status != QUOTH_OK)
        feed->news.status = status;
    else if (!feed->over && feed->seq < feed->from->seq)
        feed->news.changed = true;
    quothp_inputs_free(inputs);
    quothp_queue_end(feed->queue);
    return NULL;
}

/* ---- life ---- */

quothp_feed *quothp_feed_start(const quothp_batch_settings *settings, const quothp_state *from, quothp_queue *queue)
{
    quothp_feed *feed = calloc(1, sizeof *feed);
    if (!feed)
        return NULL;
    feed->settings = settings;
    feed->from = from;
    feed->queue = queue;
    feed->notes_at = &feed->notes;
    sha256_init(&feed->files);
    quoth_settings own = settings->quoth;
    own.message = quothp_notes_take;
    own.user = &feed->notes_at;
    feed->q = quoth_new(&own);
    if (feed->q && pthread_create(&feed->thread, NULL, run, feed) == 0)
        return feed;
    quothp_feed_free(feed);
    return NULL;
}

void quothp_feed_join(quothp_feed *feed)
{
    pthread_join(feed->thread, NULL);
}

void quothp_feed_free(quothp_feed *feed)
{
    if (!feed)
        return;
    quothp_notes_free(&feed->notes);
    quoth_free(feed->q);
    free(feed);
}
