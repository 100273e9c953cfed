/** Tab completion. Pure. */
import { facts } from '../guest/built/facts.ts';
import { meant } from './abbreviations.ts';
import { commandNames, topics } from './commands.ts';
import { GDB_COMMANDS, GDB_SHORT } from './gdb-names.ts';
import { evaluate } from './evaluate.ts';
import { scopesOf } from './frames.ts';
import { NAMES } from './names.ts';
import { Refusal } from './refusal.ts';
import { frameOf, isOff, type Session } from './session.ts';
import { targetOf, typeOf } from './types.ts';

export interface Completion {
  /** The line, completed as far as all candidates agree. */
  readonly line: string;
  readonly candidates: readonly string[];
}

const FUNCTIONS = Object.keys(facts.functions);
const TYPES = Object.keys(facts.types).filter((name) => /^(?:struct|enum) \w+$/.test(name));

export function complete(session: Session, line: string): Completion {
  const [, before = '', word = ''] = /^(.*?)([\w$]*)$/s.exec(line) ?? [];
  const found = candidatesFor(session, before, word);
  const candidates = [...new Set(found.filter((name) => name.startsWith(word)))].sort();
  const [first = word] = candidates;
  const shared = candidates.reduce((all, name) => {
    let length = 0;
    while (length < all.length && all[length] === name[length]) length += 1;
    return all.slice(0, length);
  }, first);
  return { line: before + shared + (candidates.length === 1 ? ' ' : ''), candidates };
}

function candidatesFor(session: Session, before: string, word: string): readonly string[] {
  const start = before.trimStart();
  if (start === '') return commandNames;
  const command = meant(/^[a-z]*/i.exec(start)?.[0] ?? '', GDB_COMMANDS, GDB_SHORT);
  if (command.kind !== 'found') return [];
  switch (command.name) {
    case 'info':
      return /^\S+\s+$/.test(start) ? topics : /^\S+\s+r/.test(start) ? NAMES : variables(session);
    case 'help':
      return commandNames;
    case 'break':
    case 'tbreak':
    case 'list':
      return /\bif\s/.test(start)
        ? variables(session)
        : [...FUNCTIONS, ...(start.includes(':') ? [] : ['kernel.c', 'user.c', 'start.S'])];
    case 'print':
    case 'ptype':
    case 'whatis':
    case 'watch':
    case 'x':
      return inExpression(session, start.replace(/^[a-z]+\s*(?:\/\S*)?\s*/i, ''), word);
    default:
      return [];
  }
}

function inExpression(session: Session, before: string, word: string): readonly string[] {
  if (word.startsWith('$')) return NAMES.map((name) => `$${name}`);
  const tag = /(?:^|\W)(struct|enum)\s+$/.exec(before)?.[1];
  if (tag !== undefined)
    return TYPES.flatMap((name) => (name.startsWith(`${tag} `) ? [name.slice(tag.length + 1)] : []));
  const whole = /([\w$][\w$.[\]]*(?:->[\w$.[\]]+)*)(?:\.|->)$/.exec(before)?.[1];
  return whole === undefined ? variables(session) : fieldsOf(session, whole);
}

function fieldsOf(session: Session, text: string): readonly string[] {
  try {
    const { type } = evaluate(session, text);
    const { code, fields } = typeOf(type);
    return ((code === 'pointer' ? typeOf(targetOf(type)).fields : fields) ?? []).map(([name]) => name);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

const variables = (session: Session): readonly string[] => [
  ...(isOff(session)
    ? []
    : scopesOf(frameOf(session))
        .flat()
        .map(([name]) => name)),
  ...Object.keys(facts.globals),
  ...FUNCTIONS,
  'struct',
  'enum',
  'sizeof',
];
