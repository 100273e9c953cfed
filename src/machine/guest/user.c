/* The programs of the guest. They reach the kernel by system calls alone. */
#include "kernel.h"

static int call(int number, unsigned a, unsigned b, unsigned c)
{
    register unsigned a0 __asm__("a0") = a;
    register unsigned a1 __asm__("a1") = b;
    register unsigned a2 __asm__("a2") = c;
    register unsigned a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static int open(const char *path)
{
    return call(SYS_open, (unsigned)path, 0, 0);
}

static void show(const char *path)
{
    char data[64];
    int fd = open(path);
    int n = call(SYS_read, fd, (unsigned)data, sizeof data);
    call(SYS_write, 1, (unsigned)data, n);
    call(SYS_close, fd, 0, 0);
}

/* Greets, and says each second how long the machine is up. */
void init(void)
{
    show("/etc/motd");
    for (;;) {
        call(SYS_sleep, HZ, 0, 0);
        show("/dev/clock");
    }
}

/* Computes, and sends what came out. */
void sender(void)
{
    static char message[] = "sum 00000000\n";
    unsigned sum = 1;
    for (unsigned n = 1;; n++) {
        for (unsigned i = 0; i < mix.work; i++)
            sum = sum * 1103515245 + 12345;
        for (int i = 0; i < 8; i++)
            message[4 + i] = "0123456789abcdef"[sum >> (28 - 4 * i) & 15];
        call(SYS_send, (unsigned)message, sizeof message - 1, 0);
        if (mix.naps && n % mix.naps == 0)
            call(SYS_sleep, 1, 0, 0);
    }
}

/* Takes the messages, and writes some of them. */
void receiver(void)
{
    char message[48];
    for (unsigned n = 1;; n++) {
        int size = call(SYS_recv, (unsigned)message, sizeof message, 0);
        if (mix.lines && n % mix.lines == 0)
            call(SYS_write, 1, (unsigned)message, size);
    }
}
