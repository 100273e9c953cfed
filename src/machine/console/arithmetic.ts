/** C's arithmetic on two 32-bit numbers, and on pointers. */
import { Refusal } from './refusal.ts';
import { targetOf, typeOf } from './types.ts';
import { decay, numberOf, word, type Value } from './values.ts';

/** Precedence of binary operators: GDB's `@` is between shifts and sums. */
export const STRENGTHS: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '>': 7,
  '<=': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '@': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};

const isPointer = ({ type }: Value): boolean => typeOf(type).code === 'pointer';
const isUnsigned = ({ type }: Value): boolean => {
  const { code, isSigned, size } = typeOf(type);
  return code === 'pointer' || (size === 4 && isSigned === false);
};

export const truth = (is: boolean): Value => word('int', Number(is));

export const isTrue = (value: Value): boolean => numberOf(decay(value)) !== 0;

function wholeOf(sign: string, a: number, b: number): number | boolean {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return Math.imul(a, b);
    case '/':
    case '%':
      if (b === 0) throw new Refusal('Division by zero');
      return sign === '/' ? Math.trunc(a / b) : a % b;
    case '<<':
      return a << b;
    case '>>':
      return a < 0 ? a >> b : a >>> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      throw new Refusal(`A syntax error in expression, near \`${sign}'.`);
  }
}

export function combine(sign: string, left: Value, right: Value): Value {
  if (sign === '&&') return truth(isTrue(left) && isTrue(right));
  if (sign === '||') return truth(isTrue(left) || isTrue(right));
  const [a, b] = [decay(left), decay(right)];
  if ((sign === '+' || sign === '-') && isPointer(a) && !isPointer(b))
    return word(a.type, numberOf(a) + (sign === '-' ? -1 : 1) * stepOf(a) * numberOf(b));
  if (sign === '+' && isPointer(b) && !isPointer(a)) return combine('+', b, a);
  if (sign === '-' && isPointer(a) && isPointer(b)) {
    if (stepOf(a) !== stepOf(b))
      throw new Refusal(
        "First argument of `-' is a pointer and second argument is neither\nan integer nor a pointer of the same type.",
      );
    return word('int', Math.trunc((numberOf(a) - numberOf(b)) / stepOf(a)));
  }
  const isPositive = isUnsigned(a) || isUnsigned(b);
  const bare = (value: Value) => (isPositive ? numberOf(value) >>> 0 : numberOf(value));
  const result = wholeOf(sign, bare(a), bare(b));
  return typeof result === 'boolean' ? truth(result) : word(isPositive ? 'unsigned int' : 'int', result);
}

const stepOf = ({ type }: Value): number => Math.max(1, typeOf(targetOf(type)).size);

export function negate(sign: string, value: Value): Value {
  const plain = decay(value);
  if (sign === '!') return truth(!isTrue(plain));
  const number = numberOf(plain);
  return word(isUnsigned(plain) ? 'unsigned int' : 'int', sign === '-' ? -number : sign === '~' ? ~number : number);
}

/** Converts between types; numbers and pointers are interchangeable. */
export function cast(type: string, value: Value): Value {
  const { code } = typeOf(type);
  if (code === 'struct' || code === 'array' || code === 'function') {
    if (type === value.type) return value;
    throw new Refusal('Invalid cast.');
  }
  return code === 'void' ? { type, bytes: new Uint8Array() } : word(type, numberOf(decay(value)));
}
