/*
 * A small kernel: a clock, programs that take turns, system calls, messages in a ring. It is our own. It is not NetBSD:
 * sys_open and struct mbuf are namesakes, and nothing is copied.
 */
#include "kernel.h"

/* What whoever starts the machine may set in the image before. */
struct mix mix = { .work = 200, .naps = 64, .lines = 256 };

unsigned ticks;
struct ring ring;
struct mbuf mbufs[8];
struct mbuf *mfree;
struct proc procs[4];
struct proc *current;

static char stacks[4][1024] __attribute__((section(".stacks,\"aw\",@nobits#"), aligned(16)));

#define SERIAL ((volatile unsigned char *)0x10000000)
#define SBI_TIME 0x54494d45
#define SBI_CONSOLE 0x4442434e
#define SBI_RESET 0x53525354
#define TIMER (1u << 31 | 5)
#define USER_CALL 8
#define STATUS_PREVIOUS_ENABLED 0x20
#define STATUS_FROM_KERNEL 0x100

/* A system call that waits: it is made again when the program goes on. */
#define AGAIN -35

static void console_write(const char *data, int size)
{
    if (mix.paravirtual) {
        sbi(size, (unsigned)data, 0, SBI_CONSOLE);
        return;
    }
    for (int i = 0; i < size; i++) {
        while ((SERIAL[5] & 0x20) == 0)
            ;
        SERIAL[0] = data[i];
    }
}

static int length(const char *text)
{
    int n = 0;
    while (text[n])
        n++;
    return n;
}

static int same(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

static void copy(char *to, const char *from, int size)
{
    for (int i = 0; i < size; i++)
        to[i] = from[i];
}

static void set_alarm(void)
{
    unsigned low, high;
    __asm__ volatile("csrr %0, time\n\tcsrr %1, timeh" : "=r"(low), "=r"(high));
    unsigned next = low + TIME_HZ / HZ;
    sbi(next, high + (next < low), 0, SBI_TIME);
}

static int read_motd(char *data, int size)
{
    static const char motd[] = "Welcome. This is a small kernel of our own.\n";
    int n = length(motd);
    if (n > size)
        n = size;
    copy(data, motd, n);
    return n;
}

/* "up 12 s\n" */
static int read_clock(char *data, int size)
{
    char digits[10];
    int n = 0, at = 3;
    unsigned rest = ticks / HZ;
    if (size < 16)
        return -1;
    do {
        digits[n++] = '0' + rest % 10;
        rest /= 10;
    } while (rest);
    copy(data, "up ", 3);
    while (n)
        data[at++] = digits[--n];
    copy(data + at, " s\n", 3);
    return at + 3;
}

static struct file files[] = {
    { "/etc/motd", read_motd },
    { "/dev/clock", read_clock },
};

/* The lowest descriptor that is free, for a file by its path; -1 where there is none. */
int sys_open(struct proc *p, const char *path)
{
    for (unsigned i = 0; i < sizeof files / sizeof *files; i++) {
        if (!same(files[i].path, path))
            continue;
        for (int fd = 0; fd < NFILES; fd++) {
            if (p->files[fd] == 0) {
                p->files[fd] = &files[i];
                return fd;
            }
        }
    }
    return -1;
}

int sys_close(struct proc *p, unsigned fd)
{
    if (fd >= NFILES || p->files[fd] == 0)
        return -1;
    p->files[fd] = 0;
    return 0;
}

int sys_read(struct proc *p, unsigned fd, char *data, int size)
{
    if (fd >= NFILES || p->files[fd] == 0)
        return -1;
    return p->files[fd]->read(data, size);
}

static void wake(enum state state)
{
    for (int i = 1; i < 4; i++)
        if (procs[i].state == state && (state != ASLEEP || procs[i].wakeup == ticks))
            procs[i].state = READY;
}

int sys_send(const char *data, int size)
{
    struct mbuf *m = mfree;
    if (m == 0 || size < 0 || size > (int)sizeof m->m_dat)
        return -1;
    mfree = m->m_next;
    m->m_next = 0;
    m->m_data = m->m_dat;
    m->m_len = size;
    m->m_ticks = ticks;
    copy(m->m_data, data, size);
    ring.slot[ring.head++ % 8] = m;
    wake(RECEIVING);
    return size;
}

int sys_recv(struct proc *p, char *data, int size)
{
    struct mbuf *m;
    if (ring.tail == ring.head) {
        p->state = RECEIVING;
        return AGAIN;
    }
    m = ring.slot[ring.tail++ % 8];
    if (size > m->m_len)
        size = m->m_len;
    copy(data, m->m_data, size);
    m->m_next = mfree;
    mfree = m;
    return size;
}

static void power_off(void)
{
    sbi(0, 0, 0, SBI_RESET);
}

/* The next program that can run, after the current one; the idle loop, if none can. */
static struct proc *schedule(void)
{
    for (int i = 0; i < 3; i++) {
        struct proc *p = &procs[1 + (current->pid + i) % 3];
        if (p->state == READY)
            return p;
    }
    return &procs[0];
}

static void syscall(struct proc *p)
{
    struct frame *f = &p->frame;
    int result = 0;
    switch (f->a7) {
    case SYS_exit:
        p->state = UNUSED;
        break;
    case SYS_read:
        result = sys_read(p, f->a0, (char *)f->a1, f->a2);
        break;
    case SYS_write:
        console_write((const char *)f->a1, f->a2);
        result = f->a2;
        break;
    case SYS_open:
        result = sys_open(p, (const char *)f->a0);
        break;
    case SYS_close:
        result = sys_close(p, f->a0);
        break;
    case SYS_send:
        result = sys_send((const char *)f->a0, f->a1);
        break;
    case SYS_recv:
        result = sys_recv(p, (char *)f->a0, f->a1);
        break;
    case SYS_sleep:
        p->wakeup = ticks + f->a0;
        p->state = ASLEEP;
        break;
    default:
        result = -1;
    }
    if (result == AGAIN)
        return;
    f->pc += 4;
    f->a0 = result;
}

static void clock(void)
{
    ticks++;
    set_alarm();
    wake(ASLEEP);
    if (mix.seconds && ticks >= mix.seconds * HZ)
        power_off();
}

/* Called by s_trap. Returns the registers with which to go on. */
struct frame *trap(struct frame *frame)
{
    unsigned cause;
    __asm__ volatile("csrr %0, scause" : "=r"(cause));
    if (cause == TIMER) {
        clock();
        current = schedule();
    } else if (cause == USER_CALL) {
        syscall((struct proc *)frame); /* its first member */
    } else {
        static const char fault[] = "fault\n";
        console_write(fault, sizeof fault - 1);
        current->state = UNUSED;
    }
    if (current->state != READY)
        current = schedule();
    return &current->frame;
}

static void spawn(int pid, const char *name, void (*entry)(void), unsigned status)
{
    struct proc *p = &procs[pid];
    p->pid = pid;
    p->name = name;
    p->state = READY;
    p->frame.pc = (unsigned)entry;
    p->frame.sp = (unsigned)(stacks[pid] + sizeof stacks[pid]);
    p->frame.status = status | STATUS_PREVIOUS_ENABLED;
}

/* Called by s_start. Returns the registers of the first program. */
struct frame *kernel_main(void)
{
    static const char banner[] = "A small kernel, RV32IM, 100 Hz. It is not NetBSD.\n";
    console_write(banner, sizeof banner - 1);
    for (int i = 0; i < 8; i++) {
        mbufs[i].m_next = mfree;
        mfree = &mbufs[i];
    }
    spawn(0, "idle", idle, STATUS_FROM_KERNEL);
    spawn(1, "init", init, 0);
    spawn(2, "sender", sender, 0);
    spawn(3, "receiver", receiver, 0);
    __asm__ volatile("csrs sie, %0" : : "r"(1 << 5));
    set_alarm();
    current = &procs[1];
    return &current->frame;
}
