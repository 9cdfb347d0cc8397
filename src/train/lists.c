/* lists.c: see lists.h. Reads given names, surnames, countries from tab-separated files. */
#include "train/lists.h"

#include "train/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct listed {
    uint32_t hash;
    uint8_t flags;
} listed;

typedef struct word_list {
    listed *at;
    size_t n;
} word_list;

enum { WORDS_LISTED_MAX = 200000, COMMON_SURNAMES = 4000 };

static int by_hash(const void *a, const void *b)
{
    const listed *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Each word of a field; short ones only of names of people. */
static void add_words(word_list *list, const char *s, int flags)
{
    while (*s && *s != '\t' && *s != '\n') {
        const size_t size = strcspn(s, " \t\n,;|-");
        if ((size > 3 || (size > 2 && flags < QUOTHP_LIST_COUNTRY)) && list->n < WORDS_LISTED_MAX)
            list->at[list->n++] = (listed){quothp_word_hash((quothp_str){s, size}), (uint8_t)flags};
        s += size;
        if (*s && *s != '\t' && *s != '\n')
            s++;
    }
}

static const char *field(const char *line, int k)
{
    while (k-- > 0) {
        line += strcspn(line, "\t\n");
        line += *line == '\t';
    }
    return line;
}

static void add_given(word_list *list, const char *line, int row)
{
    const double woman = atof(field(line, 1)), man = atof(field(line, 2));
    (void)row;
    add_words(list, line, (woman > 0.1 * man ? QUOTHP_LIST_WOMAN : 0) | (man > 0.1 * woman ? QUOTHP_LIST_MAN : 0));
}

static void add_surname(word_list *list, const char *line, int row)
{
    add_words(list, line, row <= COMMON_SURNAMES ? QUOTHP_LIST_SURNAME : QUOTHP_LIST_RARE_SURNAME);
}

static void add_country(word_list *list, const char *line, int row)
{
    (void)row;
    add_words(list, field(line, 1), QUOTHP_LIST_COUNTRY);
    add_words(list, field(line, 4), QUOTHP_LIST_CAPITAL);
    add_words(list, field(line, 5), QUOTHP_LIST_DEMONYM);
}

static void read_list(word_list *list, const char *folder, const char *name,
                      void (*add)(word_list *, const char *, int))
{
    char path[1024], line[8192];
    snprintf(path, sizeof path, "%s/lexicon/%s", folder, name);
    FILE *f = fopen(path, "r");
    if (!f) {
        fprintf(stderr, "quoth-train: %s: cannot be read\n", path);
        exit(1);
    }
    for (int row = 0; fgets(line, sizeof line, f); row++)
        if (row > 0) /* the first names the columns */
            add(list, line, row);
    fclose(f);
}

void lists_read(const char *folder, quothp_words *words)
{
    word_list list = {need(WORDS_LISTED_MAX, sizeof *list.at), 0};
    read_list(&list, folder, "given_names_us.tsv", add_given);
    read_list(&list, folder, "surnames_us.tsv", add_surname);
    read_list(&list, folder, "countries.tsv", add_country);
    qsort(list.at, list.n, sizeof *list.at, by_hash);
    uint32_t *hash = need(list.n, sizeof *hash), n = 0;
    uint8_t *flags = need(list.n, 1);
    for (size_t i = 0; i < list.n; i++) {
        if (!n || hash[n - 1] != list.at[i].hash)
            hash[n++] = list.at[i].hash;
        flags[n - 1] = (uint8_t)(flags[n - 1] | list.at[i].flags);
    }
    free(list.at);
    words->listed = hash;
    words->lists = flags;
    words->n_listed = n;
}
