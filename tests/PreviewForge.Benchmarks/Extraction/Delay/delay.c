/*
 * Makes reads of regular files below the folder DELAY_FOLDER take DELAY_MS milliseconds longer, as on a slow share.
 * Preloaded (ld.so(8), LD_PRELOAD) into programs that read by the C library, which ffmpeg and .NET do.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int is_ours(int fd)
{
    const char *folder = getenv("DELAY_FOLDER");
    struct stat status;
    char link[64], path[PATH_MAX + 1];
    ssize_t length;

    if (folder == NULL || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, PATH_MAX);
    if (length < 0) {
        return 0;
    }
    path[length] = '\0';
    return strncmp(path, folder, strlen(folder)) == 0;
}

static void wait_for(int fd)
{
    if (is_ours(fd)) {
        const char *text = getenv("DELAY_MS");
        long milliseconds = text == NULL ? 0 : atol(text);
        struct timespec left = { milliseconds / 1000, milliseconds % 1000 * 1000000 };
        while (nanosleep(&left, &left) != 0) {
        }
    }
}

/* dlsym each time: its cost is nothing beside the delay. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *buffer, size_t count)
{
    wait_for(fd);
    return REAL(read)(fd, buffer, count);
}

ssize_t pread(int fd, void *buffer, size_t count, off_t offset)
{
    wait_for(fd);
    return REAL(pread)(fd, buffer, count, offset);
}

ssize_t pread64(int fd, void *buffer, size_t count, off64_t offset)
{
    wait_for(fd);
    return REAL(pread64)(fd, buffer, count, offset);
}

ssize_t readv(int fd, const struct iovec *parts, int count)
{
    wait_for(fd);
    return REAL(readv)(fd, parts, count);
}

ssize_t preadv(int fd, const struct iovec *parts, int count, off_t offset)
{
    wait_for(fd);
    return REAL(preadv)(fd, parts, count, offset);
}

ssize_t preadv64(int fd, const struct iovec *parts, int count, off64_t offset)
{
    wait_for(fd);
    return REAL(preadv64)(fd, parts, count, offset);
}
