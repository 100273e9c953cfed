bt
break sys_open
info breakpoints
continue
bt
info registers pc sp ra a0 a1
info args
info locals
print p
print p->name
print p->pid
print p->state
print path
print *path
print *path@4
print $a1
print $pc
print/x $sp
print/x path
print mix
print mix.work
print/x mix.work
print &mix
print &mix.naps
print files
print files[1].path
print mbufs[7]
print *mfree
print mfree->m_next
print &ring
print ring
print ring.head
print current == p
print sizeof(struct mbuf)
print 2 * (3 + 4)
print sys_open
print &procs[1]
print *p->files@2
ptype p
ptype path
ptype sys_open
ptype struct mbuf
ptype /o struct mbuf
ptype struct ring
ptype enum state
whatis path
whatis ring
list
list
list sys_send
list 20,24
info line sys_open
info symbol sys_open
x/4i $pc
x/3i sys_send
x/s path
x/4xw &mix
x/2dw &mix
x/8xb path
x/2xh &mix
next
next
step
bt
finish
stepi
stepi
nexti
x/i $pc
up
info locals
down
frame
break sys_send if size == 13
continue
bt
print *data@size
finish
watch ring.head
info breakpoints
continue
continue
bt
delete 1
info breakpoints
delete
info breakpoints
info watchpoints
break kernel.c:158
break *0x800009b8
continue
step 2
next 2
stepi 3
d
b clock
c
bt
p ticks
fin
info symbol $pc
tbreak s_trap
c
x/2i $pc
bt
i r
i r pc
break no_such_function
print no_such_variable
print p->no_such_field
ptype struct no_such_struct
print $no_such_register
info registers no_such_register
x/xw 0
list no_such_function
delete 99
no_such_command
info no_such_topic
delete
detach
