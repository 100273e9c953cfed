/** GDB's protocol, without a socket. The real GDB speaks it in `npm run talk -- machine prove`. */
import { expect, test } from 'vitest';
import { facts } from '../../src/machine/guest/built/facts.ts';
import { guestImage } from '../../src/machine/guest/guest.ts';
import { newMachine, run, type Machine } from '../../src/machine/machine.ts';
import { answer, goOn, packet, stopReply, unpack, word } from '../../src/machine/rsp.ts';

const boot = () => newMachine(guestImage());

/** All that `c` leads to. */
function go(machine: Machine): string {
  expect(answer(machine, 'c')).toBeUndefined();
  for (let slices = 0; slices < 3; slices += 1) {
    const reply = goOn(machine);
    if (reply !== undefined) return reply;
  }
  return 'runs on';
}

test('packets have their sum, and are found among acknowledgements and what is not whole', () => {
  expect(packet('OK')).toBe('$OK#9a');
  expect(unpack('++$g#67$m0')).toEqual({ text: 'g', rest: '$m0' });
  expect(unpack('\x03$s#73')).toEqual({ text: 's', rest: '' });
  expect(unpack('$g#6')).toBeUndefined();
});

test('registers and memory are read and written', () => {
  const machine = boot();
  expect(answer(machine, 'p20')).toBe(word(0x80000000));
  expect(answer(machine, `P5=${word(-2)}`)).toBe('OK');
  expect(answer(machine, 'g')).toBe('00000000'.repeat(5) + 'feffffff' + '00000000'.repeat(26) + '00000080');
  expect(answer(machine, `G${word(7).repeat(32)}${word(0x80000010)}`)).toBe('OK');
  expect([machine.hart.x[0], machine.hart.x[31], machine.hart.pc]).toEqual([0, 7, 0x80000010]);
  expect(answer(machine, 'M80010000,3:010203')).toBe('OK');
  expect(answer(machine, 'm80010000,4')).toBe('01020300');
  expect([answer(machine, 'm0,4'), answer(machine, 'M0,1:00'), answer(machine, 'p21')]).toEqual(['E01', 'E01', 'E01']);
});

test('steps, stops at breakpoints and before what is watched', () => {
  const machine = boot();
  expect(answer(machine, 's')).toBe('S05');
  expect(answer(machine, 'p20')).toBe(word(0x80000004));
  const { stop = 0 } = facts.functions['sys_open'] ?? {};
  expect(answer(machine, `Z0,${stop.toString(16)},4`)).toBe('OK');
  expect(go(machine)).toBe('S05');
  expect(machine.hart.pc).toBe(stop);
  expect(answer(machine, `z0,${stop.toString(16)},4`)).toBe('OK');
  const [ticks = 0] = facts.globals['ticks'] ?? [];
  expect(answer(machine, `Z2,${ticks.toString(16)},4`)).toBe('OK');
  expect(go(machine)).toBe(`T05watch:${ticks.toString(16)};`);
  expect(answer(machine, `z2,${ticks.toString(16)},4`)).toBe('OK');
  expect(go(machine)).toBe('runs on');
});

test('a program that ends says so', () => {
  const machine = newMachine(guestImage({ seconds: 1 }));
  expect(go(machine)).toBe('W00');
  run(machine, 1);
  expect(stopReply(machine)).toBe('W00');
});

test('registers are described in as many parts as GDB asks for; what is not known is empty', () => {
  const machine = boot();
  expect(answer(machine, 'qSupported:xmlRegisters=i386')).toContain('qXfer:features:read+');
  let text = '';
  let last = '';
  while (last !== 'l') {
    const part = answer(machine, `qXfer:features:read:target.xml:${text.length.toString(16)},100`) ?? 'l';
    last = part.slice(0, 1);
    text += part.slice(1);
  }
  expect(text.match(/<reg /g)).toHaveLength(33);
  expect(text).toMatch(/^<\?xml.*<\/target>$/);
  for (const unknown of ['vMustReplyEmpty', 'X80000000,0:', 'Z9,0,4', 'qTStatus'])
    expect(answer(machine, unknown)).toBe('');
});
