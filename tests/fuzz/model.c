/* model.c: fuzz target: a model file → opened, and a text read with it.
 *
 * The first byte chooses: a whole file, or changes to the model that QUOTH_MODEL names: four bytes of a place, one of a
 * length, and that many bytes, again and again. Sizes and checksum are made to fit, as a hostile file's would.
 */
#include "config.h"

#include "fuzz.h"

#include "model/model.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { HEAD = 8192 }; /* header and section table, and some */

typedef struct model_file {
    int fd;
    unsigned char *bytes; /* of the file, shared with it */
    size_t n;
} model_file;

static model_file new_file(const void *bytes, size_t n)
{
    model_file file = {.fd = memfd_create("model", MFD_CLOEXEC), .n = n};
    if (file.fd < 0 || ftruncate(file.fd, (off_t)n) != 0)
        abort();
    file.bytes = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, file.fd, 0);
    if (file.bytes == MAP_FAILED)
        abort();
    memcpy(file.bytes, bytes, n);
    return file;
}

static void free_file(model_file *file)
{
    munmap(file->bytes, file->n);
    close(file->fd);
}

static void make_fit(model_file *file)
{
    quothp_model_header *h = (void *)file->bytes;
    if (file->n < sizeof *h)
        return;
    h->n_bytes = file->n;
    h->checksum = quothp_model_checksum(file->bytes + sizeof *h, file->n - sizeof *h);
}

static void read_with(const model_file *file)
{
    static const char TEXT[] = "“We can't wait,” Mayor Anna Berg of Fenport told the Dam Agency on Monday, citing "
                               "3,000 letters.\n\nTom Quill, its spokesman, cannot say when. He said: “I'm gonna ask.”";
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file->fd);
    quoth *q = fuzz_context(path);
    if (quoth_load(q) == QUOTH_OK)
        fuzz_map(q, QUOTH_FROM_TEXT, (const uint8_t *)TEXT, strlen(TEXT));
    quoth_free(q);
}

static void whole_file(const uint8_t *bytes, size_t n)
{
    if (n == 0)
        return;
    model_file file = new_file(bytes, n);
    make_fit(&file);
    read_with(&file);
    free_file(&file);
}

/* The model that is changed: made once. The original stays mapped beside it, to undo changes. */
static model_file *good_model(const unsigned char **original)
{
    static model_file file;
    static quothp_model model;
    const char *path = getenv("QUOTH_MODEL");
    quothp_report report = {0};
    if (!file.bytes) {
        if (!path || quothp_model_open(&model, path, &report) != QUOTH_OK)
            abort();
        file = new_file(model.map, model.map_bytes);
    }
    *original = model.map;
    return &file;
}

/* One change of the input: where, and how many of the bytes behind its head. */
static size_t change_at(const uint8_t *bytes, size_t n, size_t n_model, size_t *place)
{
    uint32_t where;
    memcpy(&where, bytes, sizeof where);
    *place = where % 2 ? where / 2 % HEAD : where / 2 % n_model;
    size_t length = bytes[4];
    if (length > n - 5)
        length = n - 5;
    return length < n_model - *place ? length : n_model - *place;
}

static void changed_model(const uint8_t *bytes, size_t n)
{
    const unsigned char *original;
    model_file *file = good_model(&original);
    size_t place, length;
    for (size_t i = 0; i + 5 < n; i += 5 + length) {
        length = change_at(bytes + i, n - i, file->n, &place);
        memcpy(file->bytes + place, bytes + i + 5, length);
    }
    make_fit(file);
    read_with(file);
    for (size_t i = 0; i + 5 < n; i += 5 + length) {
        length = change_at(bytes + i, n - i, file->n, &place);
        memcpy(file->bytes + place, original + place, length);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n > 0 && bytes[0] % 2)
        changed_model(bytes + 1, n - 1);
    else if (n > 0)
        whole_file(bytes + 1, n - 1);
    return 0;
}
