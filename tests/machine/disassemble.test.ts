/** What stands where, in GDB's words. */
import { expect, test } from 'vitest';
import { disassemble } from '../../src/machine/disassemble.ts';
import { disassembly } from '../../src/machine/guest/built/disassembly.ts';
import { facts } from '../../src/machine/guest/built/facts.ts';
import { image } from '../../src/machine/guest/built/image.ts';
import { lineAt, lines, nameAt } from '../../src/machine/guest/symbols.ts';
import * as a from './assemble.ts';

const words = Buffer.from(image.hex, 'hex');

test('the guest’s code is what GDB makes of it, instruction by instruction', () => {
  const ours = disassembly.map((_, at) => disassemble(words.readInt32LE(4 * at), image.base + 4 * at, nameAt));
  expect(ours).toEqual(disassembly);
  expect(ours.length).toBeGreaterThan(1300);
});

test.each([
  [a.register('sub', 5, 0, 6), 'neg\tt0,t1'],
  [a.register('slt', 5, 6, 0), 'sltz\tt0,t1'],
  [a.register('slt', 5, 0, 6), 'sgtz\tt0,t1'],
  [a.register('sltu', 5, 0, 6), 'snez\tt0,t1'],
  [a.register('sra', 5, 6, 7), 'sra\tt0,t1,t2'],
  [a.immediate('xori', 5, 6, -1), 'not\tt0,t1'],
  [a.immediate('slti', 5, 6, 1), 'slti\tt0,t1,1'],
  [a.immediate('sltiu', 5, 6, 1), 'seqz\tt0,t1'],
  [a.immediate('sltiu', 5, 6, 2), 'sltiu\tt0,t1,2'],
  [a.immediate('srai', 5, 6, 31), 'sra\tt0,t1,0x1f'],
  [a.branch('bge', 0, 5, 8), 'blez\tt0,0x80000008 <_start+8>'],
  [a.branch('blt', 0, 5, 8), 'bgtz\tt0,0x80000008 <_start+8>'],
  [a.branch('bge', 5, 0, -4), 'bgez\tt0,0x7ffffffc'],
  [a.branch('bltu', 5, 0, 8), 'bltu\tt0,zero,0x80000008 <_start+8>'],
  [a.branch('beq', 5, 0, 8), 'beqz\tt0,0x80000008 <_start+8>'],
  [a.jal(1, 8), 'jal\t0x80000008 <_start+8>'],
  [a.jal(5, 8), 'jal\tt0,0x80000008 <_start+8>'],
  [a.jalr(5, 6, 4), 'jalr\tt0,4(t1)'],
  [a.csr('csrrwi', 0, 0x340, 9), 'csrw\tmscratch,9'],
  [a.csr('csrrc', 5, 0x7c0, 6), 'csrrc\tt0,0x7c0,t1'],
  [a.csr('csrrs', 5, 0xf14, 0), 'csrr\tt0,mhartid'],
  [a.fence, 'fence'],
])('%i is %s', (word, text) => {
  expect(disassemble(word, 0x80000000, nameAt)).toBe(text);
});

test.each([
  ['procs', 164, 'procs+164'],
  ['stacks', 3984, 'stacks+3984'],
  ['mix', 0, 'mix'],
])('%s and %i bytes is %s', (name, offset, text) => {
  expect(nameAt((facts.globals[name]?.[0] ?? 0) + offset)).toBe(text);
});

test('labels inside of a function are not named, and nothing is named beyond the end', () => {
  expect(nameAt(facts.labels['s_return'] ?? 0)).toBe('s_trap+172');
  expect(nameAt(0)).toBeUndefined();
  expect(nameAt((facts.globals['stacks']?.[0] ?? 0) + 4096)).toBeUndefined();
});

test('lines are in order, and each function stops in its own', () => {
  expect(lines.map(({ address }) => address)).toEqual(lines.map(({ address }) => address).sort((x, y) => x - y));
  for (const [name, { stop, file, line }] of Object.entries(facts.functions)) {
    const found = lineAt(stop);
    expect([name, found?.file]).toEqual([name, file]);
    expect([name, (found?.line ?? 0) >= line]).toEqual([name, true]);
  }
  expect(lineAt(0)).toBeUndefined();
  expect(lineAt(facts.functions['sys_open']?.stop ?? 0)).toMatchObject({ file: 'kernel.c', line: 112 });
});
