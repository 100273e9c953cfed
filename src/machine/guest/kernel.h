/* What the parts of the guest share. */

/* The clock of the machine and the clock of the kernel, in Hz. */
#define TIME_HZ 1000000
#define HZ 100

enum { SYS_exit = 1, SYS_read = 3, SYS_write = 4, SYS_open = 5, SYS_close = 6, SYS_send = 28, SYS_recv = 27, SYS_sleep = 50 };

/* The guest's mix of work. */
struct mix {
    unsigned work;        /* rounds that the sender computes between two system calls */
    unsigned naps;        /* messages after which it sleeps for a tick; 0: never */
    unsigned lines;       /* messages of which the receiver writes one; 0: none */
    unsigned paravirtual; /* the console is the firmware's, a call a line, and not the serial port, two accesses a byte */
    unsigned seconds;     /* after which the machine is switched off; 0: never */
};

extern struct mix mix;

/* The registers of a program while the kernel runs. start.S knows this order. */
struct frame {
    unsigned pc, ra, sp, gp, tp, t0, t1, t2, s0, s1;
    unsigned a0, a1, a2, a3, a4, a5, a6, a7;
    unsigned s2, s3, s4, s5, s6, s7, s8, s9, s10, s11;
    unsigned t3, t4, t5, t6, status;
};

/* A buffer for a message on its way. A namesake: NetBSD's is another one. */
struct mbuf {
    struct mbuf *m_next;
    char *m_data;
    int m_len;
    unsigned m_ticks;
    char m_dat[48];
};

/* Messages that were sent and not yet received, the oldest at tail. */
struct ring {
    struct mbuf *slot[8];
    unsigned head;
    unsigned tail;
};

struct file {
    const char *path;
    int (*read)(char *data, int size);
};

enum state { UNUSED, READY, ASLEEP, RECEIVING };

#define NFILES 4

struct proc {
    struct frame frame;
    int pid;
    const char *name;
    enum state state;
    unsigned wakeup;
    struct file *files[NFILES];
};

void init(void);
void sender(void);
void receiver(void);

/* In start.S. */
void idle(void);
int sbi(unsigned a, unsigned b, unsigned c, unsigned call);
