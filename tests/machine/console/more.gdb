print (enum state)7
print stacks
print procs
list
list -
list 1,3
list start.S:70
list kernel.c:291
list
break sys_close
continue
bt
print p
finish
print $
print $$2
step
step
step
step
step
next
next
next
next
info locals
break user.c:55
info breakpoints
delete 1
continue
print message
print &message
ptype int
ptype mbufs
ptype &mbufs
whatis &mbufs[0].m_dat
whatis &sys_open
print &mbufs[0].m_dat
print mbufs[0].m_dat
print &sys_open
print *sys_open
print/x files[1]
print/x mbufs[0]
print/t 10
print/o 8
print/c 65
print/x -1
print 7 % 3
print -7 / 2
print ~5
print 'a'
print 4294967295
print 5/0
print sizeof(int)
print (char)65
print &procs[1] - &procs[0]
print mfree + 1
print *mfree
print $sp
print $ra
print 1 +
print )
print mix.
print mix.nothing
print mix->work
print *mix
print mix[0]
print
print *ticks
print *0
print *(char*)0
print &5
print *current
print/a current->frame.pc
print/s mbufs[0].m_dat
print (struct mbuf *) 0x80001718
print 1 == 1 && 2 > 3 || 0
print 6 & 3 | 8 ^ 1
print 1 << 4 >> 2
print $1
print $$
info registers zero
x/5c files[0].path
x/2o &mix
x/3ub files[0].path
x/2a &mfree
x/9tb files[0].path
x/5th files[0].path
x/3tw files[0].path
x/6xh &mix
x/2xw &mix
x
x/s 5
x/i 5
x mix
break nofile.c:3
break foo bar
break 9999
break sys_open if nothing == 1
watch 5
watch nothing
watch
info symbol 5
info symbol &mix.naps
frame 9
bt 1
st
step x
list sys_open,
list 10,
info line kernel.c:112
print main
ptype nothing
ptype struct
ptype 5
delete
break sys_recv
continue
up
info args
print size
list
down
step
step
step
step
step
step
step
step
step
step
step
step
next
next
next
next
next
delete
watch mfree->m_len
continue
continue
info watchpoints
delete
break same
continue
bt
next
next
next
next
finish
step
step
step
tbreak sbi
continue
bt
stepi
bt
finish
break set_alarm
continue
next
next
step
step
step
step
step
step
step
info breakpoints
delete 1-20
tbreak m_trap
continue
bt
stepi 4
x/i $pc
tbreak copy
continue
info args
info locals
next
info locals
print to
print *to@4
print from[1]
fin
delete
break trap
continue
info locals
step
step
step
step
step
step
print *f
info locals
print f->a7
watch procs[1].state
continue
continue
print procs[1].state == READY
print procs[1].state
print/d procs[1].state
print READY
print (int)READY + 1
break sys_read
continue
step
step
step
step
bt
finish
up
up
up
down
frame 0
print $pc
x/2xw
x/i $pc
list read_clock
list kernel.c:1,3
list trap
list 4
list
list -
tbreak kernel.c:85
break kernel.c:11
info line 85
info line 90
info line trap
info symbol $sp
info symbol kernel_main
print &procs[2].frame
print *&mix
print -1 > 0u
print 5u - 6
print (char)300
print sizeof procs / sizeof procs[0]
print 'z' - 'a'
print *procs@2
print stacks[1]
print &stacks
print &stacks[1][3]
ptype stacks
whatis stacks[1]
ptype procs[0].files
ptype trap
ptype &files[0].read
whatis files[0].read
ptype const char *
ptype unsigned
ptype struct file *
ptype /o struct proc
print $nothing
print $99
print mix.work +
print (
print a b
print 08
print #
print p->
delete 99
break *sys_open
break *sys_open+4
info breakpoints
print files[0]->path
print *files
print files[5]
print mbufs[-1]
print &mbufs[9]
print ring.slot[0]->m_dat
print !mfree
print mfree && ring.head
detach
