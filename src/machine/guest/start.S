# The firmware, in machine mode, and the way into and out of the kernel, in supervisor mode. Our own, as all of the guest.

.cfi_sections .debug_frame

.set SERIAL, 0x10000000
.set POWER, 0x00100000
.set ALARM, 0x02004000
.set IS_READY, 0x20             # of the serial port's line status

.set TIMER_MACHINE, 1 << 7      # bits of mip and mie
.set TIMER_KERNEL, 1 << 5

.set SBI_TIME, 0x54494d45       # the firmware's calls by their names, in ASCII: "TIME"
.set SBI_CONSOLE, 0x4442434e    # "DBCN"
.set SBI_RESET, 0x53525354      # "SRST"

.section .text.start, "ax"
.globl _start
.type _start, @function
_start:
    .cfi_startproc
    .cfi_undefined ra
    la t0, m_trap
    csrw mtvec, t0
    la t0, m_saved
    csrw mscratch, t0
    li t0, -1                   # all memory is for all modes
    csrw pmpaddr0, t0
    li t0, 0x1f
    csrw pmpcfg0, t0
    li t0, 0x1ff                # programs' faults and calls are the kernel's business
    csrw medeleg, t0
    li t0, TIMER_KERNEL
    csrw mideleg, t0
    li t0, 7
    csrw mcounteren, t0
    la t0, bss_start
    la t1, bss_end
1:  sw zero, 0(t0)
    addi t0, t0, 4
    bltu t0, t1, 1b
    li t0, 1 << 11              # mret goes to supervisor mode
    csrw mstatus, t0
    la t0, s_start
    csrw mepc, t0
    mret
    .cfi_endproc
.size _start, . - _start

.type s_start, @function
s_start:
    .cfi_startproc
    .cfi_undefined ra
    la t0, s_trap
    csrw stvec, t0
    la sp, kernel_stack_top
    li s0, 0
    call kernel_main
    j s_return
    .cfi_endproc
.size s_start, . - s_start

# A trap of a program, or of the idle loop: sscratch has the address of its struct frame.
.type s_trap, @function
.balign 4
s_trap:
    .cfi_startproc
    .cfi_undefined ra
    csrrw sp, sscratch, sp
    .irp n, 1,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    sw x\n, 4*\n(sp)
    .endr
    csrr t0, sscratch
    sw t0, 4*2(sp)
    csrr t0, sepc
    sw t0, 0(sp)
    csrr t0, sstatus
    sw t0, 4*32(sp)
    mv a0, sp
    la sp, kernel_stack_top
    li s0, 0
    call trap
s_return:                       # to the struct frame in a0
    csrw sscratch, a0
    lw t0, 0(a0)
    csrw sepc, t0
    lw t0, 4*32(a0)
    csrw sstatus, t0
    .irp n, 1,2,3,4,5,6,7,8,9,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    lw x\n, 4*\n(a0)
    .endr
    lw a0, 4*10(a0)
    sret
    .cfi_endproc
.size s_trap, . - s_trap

# What runs when all programs wait.
.globl idle
.type idle, @function
idle:
    .cfi_startproc
    .cfi_undefined ra
    wfi
    j idle
    .cfi_endproc
.size idle, . - idle

# int sbi(unsigned a, unsigned b, unsigned c, unsigned call): asks the firmware
.globl sbi
.type sbi, @function
sbi:
    .cfi_startproc
    mv a7, a3
    li a6, 0
    ecall
    ret
    .cfi_endproc
.size sbi, . - sbi

# The firmware: the kernel's calls, and the timer, of which it makes the kernel's own interrupt.
.type m_trap, @function
.balign 4
m_trap:
    .cfi_startproc
    .cfi_undefined ra
    csrrw sp, mscratch, sp
    sw t0, 0(sp)
    sw t1, 4(sp)
    sw t2, 8(sp)
    csrr t0, mcause
    bltz t0, m_timer
    li t1, 9                    # a call from supervisor mode; all else would be a fault of the kernel
    bne t0, t1, m_off
    csrr t0, mepc
    addi t0, t0, 4
    csrw mepc, t0
    li t1, SBI_TIME
    beq a7, t1, m_set_timer
    li t1, SBI_CONSOLE
    beq a7, t1, m_console
    li t1, SBI_RESET
    beq a7, t1, m_off
    li a0, -2                   # not supported
    j m_return
m_set_timer:                    # a0, a1: when
    li t0, ALARM
    li t1, -1
    sw t1, 4(t0)
    sw a0, 0(t0)
    sw a1, 4(t0)
    li t0, TIMER_KERNEL
    csrc mip, t0
    li t0, TIMER_MACHINE
    csrs mie, t0
    li a0, 0
    j m_return
m_console:                      # a0: how many bytes, a1: where they are
    li t0, SERIAL
    add t1, a1, a0
    li a0, 0
1:  bgeu a1, t1, m_return
2:  lbu t2, 5(t0)
    andi t2, t2, IS_READY
    beqz t2, 2b
    lbu t2, 0(a1)
    sb t2, 0(t0)
    addi a1, a1, 1
    j 1b
m_timer:
    li t0, TIMER_MACHINE
    csrc mie, t0
    li t0, TIMER_KERNEL
    csrs mip, t0
m_return:
    lw t0, 0(sp)
    lw t1, 4(sp)
    lw t2, 8(sp)
    csrrw sp, mscratch, sp
    mret
m_off:
    li t0, POWER
    li t1, 0x5555
    sw t1, 0(t0)
1:  j 1b
    .cfi_endproc
.size m_trap, . - m_trap

.section .bss
.balign 4
m_saved:
    .space 12

.section .stacks, "aw", @nobits
.balign 16
    .space 2048
kernel_stack_top:
