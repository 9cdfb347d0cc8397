/* output.c: temporary file, fsync, rename. */
#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The names that a dying program removes. A signal handler gets no argument, hence the only variable of file scope. */
static char *volatile pending[64];

static void remember(char *name, bool keep)
{
    for (size_t i = 0; i < sizeof pending / sizeof *pending; i++) {
        if (pending[i] == (keep ? NULL : name)) {
            pending[i] = keep ? name : NULL;
            return;
        }
    }
}

static void remove_and_die(int signal_number)
{
    for (size_t i = 0; i < sizeof pending / sizeof *pending; i++)
        if (pending[i])
            unlink(pending[i]);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void cli_output_catch_signals(void)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGXFSZ};
    struct sigaction action = {.sa_handler = remove_and_die};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        struct sigaction old;
        if (sigaction(SIGNALS[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(SIGNALS[i], &action, NULL);
    }
    /* a closed pipe is a failed write, told like any other */
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

static const char *name_of(const cli_output *output)
{
    return output->path ? output->path : "standard output";
}

static void forget(cli_output *output)
{
    if (output->temporary)
        remember(output->temporary, false);
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
    output->file = NULL;
}

/* The temporary name, hidden and in the same folder, so that rename() stays within one file system. */
static char *temporary_name(const char *target)
{
    static const char TAIL[] = ".XXXXXX";
    const char *slash = strrchr(target, '/');
    size_t n_folder = slash ? (size_t)(slash + 1 - target) : 0;
    char *name = malloc(strlen(target) + sizeof TAIL + 1);
    if (!name)
        return NULL;
    memcpy(name, target, n_folder);
    name[n_folder] = '.';
    strcpy(name + n_folder + 1, target + n_folder);
    strcat(name, TAIL);
    return name;
}

static FILE *open_temporary(cli_output *output, const struct stat *old)
{
    output->target = old ? realpath(output->path, NULL) : strdup(output->path);
    output->temporary = output->target ? temporary_name(output->target) : NULL;
    int fd = output->temporary ? mkstemp(output->temporary) : -1;
    if (fd < 0)
        return NULL;
    remember(output->temporary, true);
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, old ? old->st_mode & 07777 : 0666 & ~mask);
    FILE *file = fdopen(fd, "wb");
    if (!file) {
        close(fd);
        unlink(output->temporary);
    }
    return file;
}

bool cli_output_open(cli_output *output, cli_messages *messages)
{
    struct stat old;
    errno = 0;
    bool exists = output->path && stat(output->path, &old) == 0;
    if (!output->path)
        output->file = stdout;
    else if (exists && S_ISDIR(old.st_mode))
        errno = EISDIR;
    else if (exists && S_ISREG(old.st_mode) && access(output->path, W_OK) != 0)
        errno = EACCES; /* rename() would replace a file that is write-protected */
    else if (exists && !S_ISREG(old.st_mode))
        output->file = fopen(output->path, "wb");
    else
        output->file = open_temporary(output, exists ? &old : NULL);
    if (output->file)
        return true;
    cli_say(messages, QUOTH_ERROR, output->path, "cannot be written: %s", strerror(errno ? errno : ENOMEM));
    forget(output);
    return false;
}

/* What went wrong with the file, or 0. Closes it, save standard output, which is only flushed. */
static int finish(cli_output *output)
{
    int trouble = 0;
    errno = 0;
    if (fflush(output->file) != 0 || ferror(output->file))
        trouble = errno ? errno : EIO;
    if (!trouble && output->temporary && fsync(fileno(output->file)) != 0)
        trouble = errno;
    if (output->file != stdout && fclose(output->file) != 0 && !trouble)
        trouble = errno;
    return trouble;
}

static void tell(const cli_output *output, int trouble, quoth_status status, cli_messages *messages)
{
    if (trouble == EPIPE) /* the reader has seen enough, as in "| head": no cause for alarm */
        cli_say(messages, QUOTH_NOTE, name_of(output), "closed by its reader");
    else
        cli_say(messages, QUOTH_ERROR, name_of(output), "cannot be written: %s",
                trouble                     ? strerror(trouble)
                : status == QUOTH_ERR_INPUT ? "it is beyond a limit" /* which has been told */
                                            : quoth_status_text(status));
}

bool cli_output_complete(cli_output *output, quoth_status status, cli_messages *messages)
{
    if (!output->file)
        return false;
    int before = status == QUOTH_ERR_IO ? errno : 0;
    int trouble = finish(output);
    if (before)
        trouble = before;
    output->file = NULL;
    if (!trouble && status == QUOTH_OK)
        return true;
    tell(output, trouble, status, messages);
    cli_output_discard(output);
    return false;
}

bool cli_output_publish(cli_output *output, cli_messages *messages)
{
    if (output->temporary && rename(output->temporary, output->target) != 0) {
        tell(output, errno, QUOTH_ERR_IO, messages);
        cli_output_discard(output);
        return false;
    }
    forget(output);
    return true;
}

bool cli_output_commit(cli_output *output, quoth_status status, cli_messages *messages)
{
    return cli_output_complete(output, status, messages) && cli_output_publish(output, messages);
}

void cli_output_discard(cli_output *output)
{
    if (output->file && output->file != stdout)
        fclose(output->file);
    if (output->temporary)
        unlink(output->temporary);
    forget(output);
}
