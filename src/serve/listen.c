/* listen.c: see listen.h. */
#include "config.h"

#include "serve/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Numbers only: a name would have to be looked up. */
static struct addrinfo *look_up(const char *address, uint32_t port)
{
    char text[16];
    struct addrinfo *found = NULL;
    const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV,
                                   .ai_socktype = SOCK_STREAM};
    snprintf(text, sizeof text, "%u", (unsigned)port);
    return getaddrinfo(address, text, &hints, &found) == 0 ? found : NULL;
}

static int bind_to(const struct addrinfo *found)
{
    const int on = 1;
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
        bind(fd, found->ai_addr, found->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0)
        return fd;
    int trouble = errno;
    if (fd >= 0)
        close(fd);
    errno = trouble;
    return -1;
}

static void write_url(int fd, char *url, size_t n_url)
{
    char host[64] = "", port[16] = "";
    struct sockaddr_storage own;
    socklen_t n_own = sizeof own;
    getsockname(fd, (struct sockaddr *)&own, &n_own);
    getnameinfo((struct sockaddr *)&own, n_own, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    snprintf(url, n_url, strchr(host, ':') ? "http://[%s]:%s" : "http://%s:%s", host, port);
}

int quothp_listen(const char *address, uint32_t port, char *url, size_t n_url, quothp_report *report)
{
    struct addrinfo *found = look_up(address, port);
    if (!found) {
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "--bind %s: write an address like 127.0.0.1 or ::1", address);
        return -1;
    }
    int fd = bind_to(found);
    freeaddrinfo(found);
    if (fd < 0)
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "cannot listen on %s, port %u: %s", address, (unsigned)port,
                         strerror(errno));
    else
        write_url(fd, url, n_url);
    return fd;
}
