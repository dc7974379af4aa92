/* Records what a process does to one folder (写盘记录): each change and each sync in their true order.

   Preloaded before the C library (LD_PRELOAD). RECORD_UNDER is the folder, RECORD_TO the log. A record is a
   kind (one byte), the length of the name and of the data (u32), an offset or size (u64), name, data:
     w pwrite  t ftruncate  s fsync/fdatasync  o created or truncated by open  r rename (data: the new name)
     u unlink  m mkdir  d rmdir  S sync of a folder  A acknowledgement (a write to the file named "acks") */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

static char *names[MOST];
static char under[PATH_MAX];
static size_t under_length;
static int out = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static void put(const void *data, size_t length) {
    ssize_t (*real_write)(int, const void *, size_t) = real("write");
    const char *at = data;
    while (length) {
        ssize_t done = real_write(out, at, length);
        if (done < 0) abort();
        at += done;
        length -= done;
    }
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("RECORD_UNDER"), *log = getenv("RECORD_TO");
    if (!folder || !log || !realpath(folder, under)) return;
    under_length = strlen(under);
    int (*real_open)(const char *, int, ...) = real("open");
    out = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void record(char kind, const char *name, uint64_t number, const void *data, size_t length) {
    uint32_t sizes[2] = {(uint32_t)strlen(name), (uint32_t)length};
    put(&kind, 1);
    put(sizes, sizeof sizes);
    put(&number, sizeof number);
    put(name, sizes[0]);
    if (length) put(data, length);
}

/* The name below the folder, or NULL for a file elsewhere. */
static char *inside(const char *path) {
    char whole[PATH_MAX];
    if (out < 0 || !path) return NULL;
    if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
    else {
        char here[PATH_MAX / 2];
        if (!getcwd(here, sizeof here)) return NULL;
        snprintf(whole, sizeof whole, "%s/%s", here, path);
    }
    if (strncmp(whole, under, under_length) || (whole[under_length] && whole[under_length] != '/')) return NULL;
    const char *rest = whole + under_length;
    while (*rest == '/') rest++;
    char *made = strdup(rest);
    size_t last = strlen(made);
    while (last && made[last - 1] == '/') made[--last] = 0;
    return made;
}

static const char *of(int fd) { return fd >= 0 && fd < MOST ? names[fd] : NULL; }

static int opened(int fd, const char *path, int flags, int was) {
    int kept = errno;
    if (fd >= 0 && fd < MOST) {
        free(names[fd]);
        names[fd] = inside(path);
        if (names[fd] && (flags & O_ACCMODE) != O_RDONLY && (!was || (flags & O_TRUNC)))
            record('o', names[fd], (flags & O_TRUNC) != 0, NULL, 0);
    }
    errno = kept;
    return fd;
}

static int open_as(const char *path, int flags, mode_t mode) {
    int (*real_open)(const char *, int, ...) = real("open");
    int (*real_access)(const char *, int) = real("access");
    pthread_mutex_lock(&turn);
    int was = real_access(path, F_OK) == 0;
    int fd = opened(real_open(path, flags, mode), path, flags, was);
    pthread_mutex_unlock(&turn);
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & O_CREAT) { \
            va_list more; \
            va_start(more, flags); \
            mode = va_arg(more, mode_t); \
            va_end(more); \
        } \
        return open_as(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

int openat(int folder, const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    if (folder == AT_FDCWD || path[0] == '/') return open_as(path, flags, mode);
    int (*real_openat)(int, const char *, int, ...) = real("openat");
    return real_openat(folder, path, flags, mode);
}

int close(int fd) {
    pthread_mutex_lock(&turn);
    if (fd >= 0 && fd < MOST) {
        free(names[fd]);
        names[fd] = NULL;
    }
    int done = ((int (*)(int))real("close"))(fd);
    pthread_mutex_unlock(&turn);
    return done;
}

static ssize_t wrote(ssize_t done, int fd, const void *data, off_t at) {
    const char *name = of(fd);
    if (done > 0 && name) record(strcmp(name, "acks") ? 'w' : 'A', name, (uint64_t)at, data, (size_t)done);
    return done;
}

#define PWRITE(name) \
    ssize_t name(int fd, const void *data, size_t length, off_t at) { \
        pthread_mutex_lock(&turn); \
        ssize_t done = ((ssize_t (*)(int, const void *, size_t, off_t))real(#name))(fd, data, length, at); \
        wrote(done, fd, data, at); \
        pthread_mutex_unlock(&turn); \
        return done; \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
    ssize_t (*real_write)(int, const void *, size_t) = real("write");
    if (!of(fd)) return real_write(fd, data, length);
    pthread_mutex_lock(&turn);
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = wrote(real_write(fd, data, length), fd, data, at);
    pthread_mutex_unlock(&turn);
    return done;
}

#define TRUNCATE(name) \
    int name(int fd, off_t size) { \
        pthread_mutex_lock(&turn); \
        int done = ((int (*)(int, off_t))real(#name))(fd, size); \
        if (!done && of(fd)) record('t', of(fd), (uint64_t)size, NULL, 0); \
        pthread_mutex_unlock(&turn); \
        return done; \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

static int synced(const char *name, int fd) {
    struct stat about;
    pthread_mutex_lock(&turn);
    int done = ((int (*)(int))real(name))(fd);
    if (!done && of(fd)) record(!fstat(fd, &about) && S_ISDIR(about.st_mode) ? 'S' : 's', of(fd), 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }

int rename(const char *old, const char *new) {
    pthread_mutex_lock(&turn);
    int done = ((int (*)(const char *, const char *))real("rename"))(old, new);
    char *from = inside(old), *to = inside(new);
    if (!done && from && to) {
        record('r', from, 0, to, strlen(to));
        for (int fd = 0; fd < MOST; fd++)
            if (names[fd] && !strcmp(names[fd], from)) {
                free(names[fd]);
                names[fd] = strdup(to);
            }
    }
    free(from);
    free(to);
    pthread_mutex_unlock(&turn);
    return done;
}

static int named(const char *call, char kind, const char *path) {
    pthread_mutex_lock(&turn);
    int done = ((int (*)(const char *))real(call))(path);
    int kept = errno;
    char *name = inside(path);
    if (!done && name) record(kind, name, 0, NULL, 0);
    free(name);
    errno = kept;
    pthread_mutex_unlock(&turn);
    return done;
}
int unlink(const char *path) { return named("unlink", 'u', path); }
int rmdir(const char *path) { return named("rmdir", 'd', path); }

int mkdir(const char *path, mode_t mode) {
    pthread_mutex_lock(&turn);
    int done = ((int (*)(const char *, mode_t))real("mkdir"))(path, mode);
    int kept = errno;
    char *name = inside(path);
    if (!done && name) record('m', name, 0, NULL, 0);
    free(name);
    errno = kept;
    pthread_mutex_unlock(&turn);
    return done;
}
