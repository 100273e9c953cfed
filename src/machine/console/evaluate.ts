/** C expressions, as for `print`. Read-only: side effects on the guest are refused. */
import { findType, pointerTo, typeOf } from './types.ts';
import { cast, combine, negate, STRENGTHS } from './arithmetic.ts';
import { dollar, named } from './names.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { letterCode, numberIn, tokensOf, type Token } from './tokens.ts';
import { addressOf, contentsOf, memberOf, numberOf, repeat, word, type Value } from './values.ts';

/** Result of an evaluation. */
export interface Evaluated {
  readonly value: Value;
  /** Whether it uses a local variable. */
  readonly isLocal: boolean;
  /** Values read during the evaluation, and the result. */
  readonly read: readonly Value[];
}

/** Maximum nesting depth of parentheses and operators. */
const DEEPEST = 100;

export const evaluate = (session: Session, text: string): Value => evaluateWhole(session, text).value;

export function evaluateWhole(session: Session, text: string): Evaluated {
  const tokens = tokensOf(text);
  const { machine } = session;
  const read: Value[] = [];
  let [at, depth, isLocal] = [0, 0, false];
  const end: Token = { kind: 'end', text: '', at: text.length };
  const next = (): Token => tokens[at] ?? end;
  const fail = ({ at: from } = next()): never => {
    throw new Refusal(`A syntax error in expression, near \`${text.slice(from)}'.`);
  };
  const takes = (sign: string): boolean => {
    const isIt = next().kind === 'sign' && next().text === sign;
    if (isIt) at += 1;
    return isIt;
  };
  const expect = (sign: string) => {
    if (!takes(sign)) fail();
  };
  const name = (): string => {
    const token = next();
    if (token.kind !== 'name') fail();
    at += 1;
    return token.text;
  };
  const note = (value: Value): Value => {
    if (value.at !== undefined) read.push(value);
    return value;
  };

  /** Parses a type's name, if there is one here. */
  const type = (): string | undefined => {
    const start = at;
    const isConst = next().text === 'const';
    if (isConst) at += 1;
    let found: string;
    const { text: first, kind } = next();
    if (first === 'struct' || first === 'enum') {
      at += 1;
      const tag = name();
      found = `${first} ${tag}`;
      if (findType(found) === undefined) throw new Refusal(`No ${first} type named ${tag}.`);
    } else if (kind === 'name' && ['unsigned', 'int', 'char', 'void'].includes(first)) {
      at += 1;
      found = first;
      if (first === 'unsigned') {
        found = 'unsigned int';
        if (next().text === 'int') at += 1;
      }
    } else {
      at = start;
      return undefined;
    }
    if (isConst && findType(`const ${found}`) !== undefined) found = `const ${found}`;
    while (takes('*')) found = pointerTo(found);
    return found;
  };

  const primary = (): Value => {
    const token = next();
    if (takes('(')) {
      const inside = type();
      if (inside === undefined) {
        const value = binary(0);
        expect(')');
        return value;
      }
      expect(')');
      return cast(inside, unary());
    }
    at += 1;
    if (token.kind === 'number') {
      const number = numberIn(token.text);
      return word(number < 2 ** 31 && !/u/i.test(token.text) ? 'int' : 'unsigned int', number);
    }
    if (token.kind === 'letter') return word('char', letterCode(token.text));
    if (token.kind !== 'name') return fail(token);
    if (token.text.startsWith('$')) return dollar(session, token.text);
    return named(session, token.text, () => {
      isLocal = true;
    });
  };

  const postfix = (): Value => {
    let value = primary();
    for (;;) {
      if (takes('.') || takes('->')) {
        if (typeOf(value.type).code === 'pointer') note(value);
        value = memberOf(machine, value, name());
      } else if (takes('[')) {
        const index = binary(0);
        expect(']');
        if (typeOf(value.type).code === 'struct') throw new Refusal('Structure has no component named operator[].');
        if (typeOf(value.type).code === 'integer')
          throw new Refusal('cannot subscript something of type `' + `${value.type}'`);
        if (typeOf(value.type).code === 'pointer') note(value);
        value = contentsOf(machine, combine('+', value, index));
      } else if (['=', '++', '--', '('].includes(next().text)) {
        throw new Refusal('This console looks at the guest, and does not change it: no assignments, no calls.');
      } else return value;
    }
  };

  const unary = (): Value => {
    depth += 1;
    if (depth > DEEPEST) throw new Refusal('The expression is too deep.');
    try {
      if (takes('*')) return contentsOf(machine, note(unary()));
      if (takes('&')) return addressOf(unary());
      for (const sign of ['-', '+', '!', '~']) if (takes(sign)) return negate(sign, unary());
      if (next().text !== 'sizeof') return postfix();
      at += 1;
      const start = at;
      if (takes('(')) {
        const inside = type();
        if (inside !== undefined) {
          expect(')');
          return word('unsigned int', typeOf(inside).size);
        }
      }
      at = start;
      return word('unsigned int', typeOf(unary().type).size);
    } finally {
      depth -= 1;
    }
  };

  const binary = (least: number): Value => {
    let left = unary();
    for (;;) {
      const { text: sign, kind } = next();
      const strength = kind === 'sign' ? (STRENGTHS[sign] ?? 0) : 0;
      if (strength === 0 || strength <= least) return left;
      at += 1;
      const right = binary(strength);
      left = sign === '@' ? repeat(machine, left, numberOf(right)) : combine(sign, left, right);
    }
  };

  // `ptype struct mbuf`, `whatis int`: a type is a value of that type without bytes.
  const whole = type();
  if (whole !== undefined && next().kind === 'end')
    return { value: { type: whole, bytes: new Uint8Array() }, isLocal, read };
  at = 0;
  const value = binary(0);
  if (next().kind !== 'end') {
    if (['=', '++', '--'].includes(next().text))
      throw new Refusal('This console looks at the guest, and does not change it: no assignments, no calls.');
    fail();
  }
  note(value);
  return { value, isLocal, read };
}

/** Whether the text is the name of a type. */
export const isTypeName = (value: Value): boolean => value.bytes.length === 0 && value.at === undefined;
