/* replay.c: a main() for a fuzz target without the fuzzer: reads the inputs of tests/fuzz/corpus and tests/fuzz/regress
 * that lie in the folder of the target's name, or those that are named. One test: it comes to its end.
 */
#include "fuzz.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIMIT_S = 300 }; /* with sanitizers, on a busy machine */

static uint8_t *read_file(const char *path, size_t *n)
{
    FILE *in = fopen(path, "rb");
    uint8_t *bytes = malloc(1);
    *n = 0;
    for (size_t got = 1; in && bytes && got;) {
        uint8_t *larger = realloc(bytes, *n + 65536);
        if (!larger)
            break;
        bytes = larger;
        *n += got = fread(bytes + *n, 1, 65536, in);
    }
    if (!in || !bytes || ferror(in)) {
        printf("Bail out! %s cannot be read\n", path);
        exit(1);
    }
    fclose(in);
    return bytes;
}

/* An input that kills the process is the last one named. */
static void replay(const char *path)
{
    size_t n;
    uint8_t *bytes = read_file(path, &n);
    printf("# %s\n", path);
    fflush(stdout);
    /* of its own size, so that AddressSanitizer sees a read behind its end */
    uint8_t *exact = malloc(n ? n : 1);
    if (!exact)
        exit(1);
    memcpy(exact, bytes, n);
    free(bytes);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
}

static size_t replay_folder(const char *kind, const char *target)
{
    char pattern[4096];
    const char *top = getenv("top_srcdir");
    glob_t found = {0};
    snprintf(pattern, sizeof pattern, "%s/tests/fuzz/%s/%s/*", top ? top : ".", kind, target);
    glob(pattern, 0, NULL, &found);
    size_t n = found.gl_pathc;
    for (size_t i = 0; i < n; i++)
        replay(found.gl_pathv[i]);
    globfree(&found);
    return n;
}

int main(int argc, char **argv)
{
    const char *slash = strrchr(argv[0], '/'), *target = slash ? slash + 1 : argv[0];
    size_t n = 0;
    printf("1..1\n");
    alarm(LIMIT_S);
    for (int i = 1; i < argc; i++, n++)
        replay(argv[i]);
    if (argc == 1)
        n = replay_folder("corpus", target) + replay_folder("regress", target);
    printf("%sok 1 - fuzz target %s: %zu inputs\n", n ? "" : "not ", target, n);
    return 0;
}
