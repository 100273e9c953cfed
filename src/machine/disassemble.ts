/** Instructions in GDB's syntax: its short names, registers by ABI name, jumps by address and symbol. */
import * as csr from './csr.ts';
import { immediateB, immediateI, immediateJ, immediateS, OPCODE } from './decode.ts';

export const REGISTERS: readonly string[] =
  'zero ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6'.split(' ');

const ARITHMETIC = ['add', 'sll', 'slt', 'sltu', 'xor', 'srl', 'or', 'and'];
const MULTIPLICATION = ['mul', 'mulh', 'mulhsu', 'mulhu', 'div', 'divu', 'rem', 'remu'];
const BRANCHES = ['beq', 'bne', '', '', 'blt', 'bge', 'bltu', 'bgeu'];
const LOADS = ['lb', 'lh', 'lw', '', 'lbu', 'lhu'];
const STORES = ['sb', 'sh', 'sw'];
/** The same names for immediates: the operand shows the difference. */
const CSRS = ['', 'csrrw', 'csrrs', 'csrrc', '', 'csrrw', 'csrrs', 'csrrc'];

const WHOLE = new Map([
  [0x00000073, 'ecall'],
  [0x00100073, 'ebreak'],
  [0x10200073, 'sret'],
  [0x30200073, 'mret'],
  [0x10500073, 'wfi'],
  [0x0ff0000f, 'fence'],
  [0x0000100f, 'fence.i'],
  [0x12000073, 'sfence.vma'],
]);

const CSR_NAMES = new Map([
  ...Object.entries(csr).flatMap(([name, number]) =>
    typeof number === 'number' ? [[number, name.toLowerCase()] as const] : [],
  ),
  [0xc80, 'cycleh'],
  [0xc81, 'timeh'],
  [0xc82, 'instreth'],
  [0xf11, 'mvendorid'],
  [0xf12, 'marchid'],
  [0xf13, 'mimpid'],
  [0xf14, 'mhartid'],
]);

const hex = (value: number): string => `0x${(value >>> 0).toString(16)}`;

const register = (index: number): string => REGISTERS[index & 31] ?? '';

/**
 * @param pc address of the instruction
 * @param nameAt symbol of an address, which GDB writes between `<` and `>`
 */
export function disassemble(word: number, pc: number, nameAt: (address: number) => string | undefined): string {
  const kind = (word >>> 12) & 7;
  const [rd, a, b] = [register(word >>> 7), register(word >>> 15), register(word >>> 20)];
  const to = (offset: number) => {
    const address = (pc + offset) >>> 0;
    const name = nameAt(address);
    return name === undefined ? hex(address) : `${hex(address)} <${name}>`;
  };
  const text = (name: string | undefined, ...operands: readonly (string | number)[]) =>
    name === undefined || name === '' ? `.4byte\t${hex(word)}` : [name, operands.join(',')].join('\t').trimEnd();
  const whole = WHOLE.get(word >>> 0);
  if (whole !== undefined) return whole;

  switch (word & 0x7f) {
    case OPCODE.immediate: {
      const value = immediateI(word);
      if (kind === 1) return text(value >>> 5 === 0 ? 'sll' : '', rd, a, hex(value & 31));
      if (kind === 5) return text(shiftOf(word >>> 25), rd, a, hex(value & 31));
      if (kind === 0 && rd === 'zero' && a === 'zero' && value === 0) return 'nop';
      if (kind === 0 && a === 'zero') return text('li', rd, value);
      if (kind === 0 && value === 0) return text('mv', rd, a);
      if (kind === 3 && value === 1) return text('seqz', rd, a);
      if (kind === 4 && value === -1) return text('not', rd, a);
      if (kind === 7 && value === 255) return text('zext.b', rd, a);
      return text(kind === 2 ? 'slti' : kind === 3 ? 'sltiu' : ARITHMETIC[kind], rd, a, value);
    }
    case OPCODE.register: {
      const seven = word >>> 25;
      if (seven === 1) return text(MULTIPLICATION[kind], rd, a, b);
      if (kind === 0 && seven === 0x20) return a === 'zero' ? text('neg', rd, b) : text('sub', rd, a, b);
      if (kind === 5) return text(shiftOf(seven), rd, a, b);
      if (seven !== 0) return text('');
      if (kind === 2 && b === 'zero') return text('sltz', rd, a);
      if (kind === 2 && a === 'zero') return text('sgtz', rd, b);
      if (kind === 3 && a === 'zero') return text('snez', rd, b);
      return text(ARITHMETIC[kind], rd, a, b);
    }
    case OPCODE.load:
      return text(LOADS[kind], rd, `${immediateI(word)}(${a})`);
    case OPCODE.store:
      return text(STORES[kind], b, `${immediateS(word)}(${a})`);
    case OPCODE.branch: {
      const target = to(immediateB(word));
      const name = BRANCHES[kind];
      if (kind !== 6 && kind !== 7 && b === 'zero') return text(name && `${name}z`, a, target);
      if (kind === 5 && a === 'zero') return text('blez', b, target);
      if (kind === 4 && a === 'zero') return text('bgtz', b, target);
      return text(name, a, b, target);
    }
    case OPCODE.jal: {
      const target = to(immediateJ(word));
      return rd === 'zero' ? text('j', target) : rd === 'ra' ? text('jal', target) : text('jal', rd, target);
    }
    case OPCODE.jalr: {
      const value = immediateI(word);
      if (kind !== 0) return text('');
      if (rd === 'zero' && a === 'ra' && value === 0) return 'ret';
      const where = value === 0 ? a : `${value}(${a})`;
      return rd === 'zero' ? text('jr', where) : rd === 'ra' ? text('jalr', where) : text('jalr', rd, where);
    }
    case OPCODE.lui:
      return text('lui', rd, hex(word >>> 12));
    case OPCODE.auipc:
      return text('auipc', rd, hex(word >>> 12));
    case OPCODE.system:
      return system(word, rd, a, text);
    default:
      return text('');
  }
}

const shiftOf = (seven: number): string => (seven === 0 ? 'srl' : seven === 0x20 ? 'sra' : '');

/** CSR instructions, shortened if an operand is zero. */
function system(
  word: number,
  rd: string,
  a: string,
  text: (...words: readonly [string, ...string[]]) => string,
): string {
  const kind = (word >>> 12) & 7;
  const number = word >>> 20;
  const source = kind >= 5 ? `${(word >>> 15) & 31}` : a;
  const name = CSR_NAMES.get(number) ?? hex(number);
  if (kind === 2 && a === 'zero')
    return /^(?:cycle|time|instret)h?$/.test(name) ? text(`rd${name}`, rd) : text('csrr', rd, name);
  const long = CSRS[kind] ?? '';
  return rd === 'zero' && long !== '' ? text(long.replace('csrr', 'csr'), name, source) : text(long, rd, name, source);
}
