/* The sandbox of workers: what they need goes on in it, and what they must never do ends them or fails. Each case runs
 * in a process of its own.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "dot/child.h"
#include "serve/map.h"
#include "serve/sandbox.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FORBIDDEN(call) (errno = 0, (call) == -1 && errno == EPERM)

static const char ARTICLE[] =
    "“The sea wall will not last another winter,” said Ada Quill, director of the Coastal Agency.\n";

typedef bool (*work)(void);

/* How a process ended that entered the sandbox and did this: 0 where it found what it wanted. */
static int status_in_sandbox(quothp_sandbox *sandbox, work inside)
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(!quothp_sandbox_enter(sandbox) ? 2 : inside() ? 0 : 1);
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

/* ---- what goes on ---- */

static bool maps(quothp_media media, const char *start)
{
    quoth *q = quoth_new(&(quoth_settings){.model = getenv("QUOTH_MODEL")});
    quothp_job job = {.in = quothp_in_form_of("text/plain", &(bool){true}), .out = &quothp_out_forms[media]};
    quothp_answer answer = {0};
    quothp_buf_add(&job.body, ARTICLE, strlen(ARTICLE));
    quothp_map(q, &job, &answer);
    bool good = answer.status == 200 && answer.body.n > strlen(start) &&
                memcmp(answer.body.p, start, strlen(start)) == 0 &&
                (media == QUOTHP_MEDIA_PNG || memmem(answer.body.p, answer.body.n, "Ada Quill", 9));
    quothp_answer_free(&answer);
    quothp_job_free(&job);
    quoth_free(q);
    return good;
}

static bool maps_turtle(void)
{
    return maps(QUOTHP_MEDIA_TURTLE, "@prefix");
}

static bool maps_layers(void)
{
    return maps(QUOTHP_MEDIA_JSONL, "{");
}

static bool draws_svg(void)
{
    return maps(QUOTHP_MEDIA_SVG, "<?xml");
}

static bool draws_png(void)
{
    return maps(QUOTHP_MEDIA_PNG, "\x89PNG");
}

static bool writes_page(void)
{
    return maps(QUOTHP_MEDIA_HTML, "<!DOCTYPE html>");
}

static bool reads_files(void)
{
    char byte;
    int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    return fd >= 0 && read(fd, &byte, 1) == 1 && close(fd) == 0;
}

static void *nothing(void *arg)
{
    return arg;
}

static bool starts_threads(void)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static bool spin(void *arg, FILE *out)
{
    (void)arg;
    while (!ferror(out))
        fflush(out);
    return false;
}

static bool ends_late_children(void)
{
    quothp_buf result = {0};
    return quothp_child_run(spin, NULL, &(quothp_limits){60, 1, 1 << 28}, &result) == QUOTHP_CHILD_TIMEOUT;
}

static void what_workers_need_goes_on(void **state)
{
    static const struct {
        const char *name;
        work inside;
    } ROWS[] = {{"Turtle", maps_turtle},     {"layers", maps_layers},
                {"SVG", draws_svg},          {"PNG", draws_png},
                {"the page", writes_page},   {"reading files", reads_files},
                {"threads", starts_threads}, {"late children", ends_late_children}};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        int status = status_in_sandbox(*state, ROWS[i].inside);
        if (status != 0)
            fail_msg("%s: ended with status %x", ROWS[i].name, (unsigned)status);
    }
}

/* ---- what fails ---- */

static bool writes_no_file(void)
{
    return FORBIDDEN(open("/dev/null", O_WRONLY)) && FORBIDDEN(open("/dev/null", O_RDWR)) &&
           FORBIDDEN(open("/tmp/quoth-sandbox", O_RDONLY | O_CREAT, 0600)) &&
           FORBIDDEN(open("/dev/null", O_RDONLY | O_TRUNC)) && FORBIDDEN(open("/tmp", O_RDWR | O_TMPFILE, 0600)) &&
           FORBIDDEN(creat("/tmp/quoth-sandbox", 0600)) && FORBIDDEN(memfd_create("quoth", 0));
}

static bool changes_no_file(void)
{
    return FORBIDDEN(unlink("/tmp/quoth-sandbox")) && FORBIDDEN(chmod("/tmp/quoth-sandbox", 0600)) &&
           FORBIDDEN(rename("/tmp/quoth-sandbox", "/tmp/other")) && FORBIDDEN(mkdir("/tmp/quoth-sandbox", 0700)) &&
           FORBIDDEN(symlink("/tmp/quoth-sandbox", "/tmp/other")) && FORBIDDEN(truncate("/tmp/quoth-sandbox", 0)) &&
           FORBIDDEN(chdir("/")) && FORBIDDEN(chroot("/")) && FORBIDDEN(mount("none", "/mnt", "tmpfs", 0, NULL));
}

static bool touches_no_process(void)
{
    struct rlimit none = {0, 0};
    return FORBIDDEN(kill(getppid(), 0)) && FORBIDDEN(kill(getpid(), 0)) &&
           FORBIDDEN(syscall(SYS_tgkill, getpid(), getpid(), 0)) && FORBIDDEN(setpgid(0, 0)) && FORBIDDEN(setsid()) &&
           FORBIDDEN(prlimit(getppid(), RLIMIT_CORE, &none, NULL)) && FORBIDDEN(fcntl(0, F_SETOWN, getppid())) &&
           FORBIDDEN(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static bool enters_no_namespace(void)
{
    errno = 0;
    bool no_clone3 = syscall(SYS_clone3, NULL, 0) == -1 && errno == ENOSYS;
    return no_clone3 && FORBIDDEN(unshare(CLONE_NEWUSER)) &&
           FORBIDDEN(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL)) &&
           FORBIDDEN(syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL));
}

static bool makes_no_code(void)
{
    const size_t n = 4096;
    void *page = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    errno = 0;
    bool none = mmap(NULL, n, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED &&
                errno == EPERM;
    errno = 0;
    none = none && mmap(NULL, n, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED &&
           errno == EPERM;
    return none && page != MAP_FAILED && FORBIDDEN(mprotect(page, n, PROT_READ | PROT_EXEC));
}

static void what_they_do_not_need_fails(void **state)
{
    static const struct {
        const char *name;
        work inside;
    } ROWS[] = {{"no file is written", writes_no_file},
                {"none is changed", changes_no_file},
                {"no process is touched", touches_no_process},
                {"no namespace is entered", enters_no_namespace},
                {"no code is made", makes_no_code}};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        int status = status_in_sandbox(*state, ROWS[i].inside);
        if (status != 0)
            fail_msg("%s: ended with status %x", ROWS[i].name, (unsigned)status);
    }
}

/* ---- what is deadly ---- */

static bool makes_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) != 0;
}

static bool makes_pair(void)
{
    int ends[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0;
}

static bool connects(void)
{
    return connect(0, NULL, 0) != 0;
}

static bool binds(void)
{
    return bind(0, NULL, 0) != 0;
}

static bool runs_a_program(void)
{
    char *arguments[] = {"true", NULL};
    return execv("/bin/true", arguments) != 0;
}

static bool runs_a_shell(void)
{
    return system("true") != 0; /* in a child, which dies of it */
}

static bool traces(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0;
}

static bool reads_others(void)
{
    return process_vm_readv(getppid(), NULL, 0, NULL, 0, 0) != 0;
}

static void what_they_must_never_do_ends_them(void **state)
{
    static const struct {
        const char *name;
        work inside;
    } ROWS[] = {{"socket", makes_socket},
                {"socketpair", makes_pair},
                {"connect", connects},
                {"bind", binds},
                {"execve", runs_a_program},
                {"ptrace", traces},
                {"process_vm_readv", reads_others}};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        int status = status_in_sandbox(*state, ROWS[i].inside);
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
            fail_msg("%s: ended with status %x", ROWS[i].name, (unsigned)status);
    }
    assert_int_equal(status_in_sandbox(*state, runs_a_shell), 0);
}

static bool gives_up(void)
{
    signal(SIGSEGV, SIG_DFL); /* cmocka's handler would go on with the tests */
    signal(SIGTRAP, SIG_DFL);
    abort();
}

static void abort_ends_them(void **state)
{
    assert_true(WIFSIGNALED(status_in_sandbox(*state, gives_up)));
}

/* ---- the whole ---- */

/* As systemd's @system-service, which does not have seccomp(). Comes first: libseccomp asks the kernel but once. */
static void there_is_none_under_a_filter_that_forbids_it(void **state)
{
    (void)state;
    struct sock_filter rules[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
                                  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1),
                                  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog filter = {COUNT(rules), rules};
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        const char *why = NULL;
        bool forbidden =
            prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
        _exit(forbidden && !quothp_sandbox_new(&why) && why ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static int make(void **state)
{
    const char *why = NULL;
    *state = quothp_sandbox_new(&why);
    if (why)
        print_error("no sandbox: %s\n", why);
    return *state ? 0 : -1;
}

static int unmake(void **state)
{
    quothp_sandbox_free(*state);
    return 0;
}

#define IN_SANDBOX(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_none_under_a_filter_that_forbids_it),
        IN_SANDBOX(what_workers_need_goes_on),
        IN_SANDBOX(what_they_do_not_need_fails),
        IN_SANDBOX(what_they_must_never_do_ends_them),
        IN_SANDBOX(abort_ends_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
