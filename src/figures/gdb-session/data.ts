/**
 * A terminal session. A code line that begins with `(gdb) ` or `$ ` is a command; the lines after it are its output. An
 * optional list below the code explains terms of the session: `term: what it is`.
 */
import { indistinct, slug, type Figure, type ForLoader, type ContentProblem } from '../figure.ts';
import { commandsIn, describeSession, shownLines, type Command } from '../session.ts';

export interface Fact {
  readonly term: string;
  readonly text: string;
  /** First occurrence: index of the line, and of the character in it. */
  readonly line: number;
  readonly from: number;
}

export interface Session {
  readonly lines: readonly string[];
  readonly commands: readonly Command[];
  /** Sorted by first occurrence. */
  readonly facts: readonly Fact[];
}

export interface Screen {
  /** Number of commands typed; the last one is highlighted. Missing: all are typed, none is highlighted. */
  readonly typed: number | undefined;
  /** The explained term. */
  readonly term: string | undefined;
}

export const gdbSession: Figure<Session, Screen> = {
  name: 'gdb-session',
  label: 'A session in a terminal',

  read(blocks) {
    const [code, list, more] = blocks;
    if (code?.kind !== 'code') return { problems: [{ at: code ? [0] : [], found: kindOf(code), expected: 'code' }] };
    const { lines } = code;
    const commands = commandsIn(lines);
    const faults: ContentProblem[] = [];
    if (commands.length === 0) {
      faults.push({ at: [0], found: 'no command', expected: 'a line that begins with `(gdb) ` or `$ `' });
    }
    if (list && list.kind !== 'list') faults.push({ at: [1], found: kindOf(list), expected: 'a list of facts' });
    if (more) faults.push({ at: [2], found: kindOf(more), expected: 'the code and one list of facts' });
    const facts = (list?.kind === 'list' ? list.items : []).flatMap(({ text }, item) => {
      const [, term, what] = /^(.+?): (.+)$/.exec(text) ?? [];
      const place = term === undefined ? undefined : placeOf(term, lines);
      if (term === undefined || what === undefined) {
        faults.push({ at: [1, item], found: text, expected: '`term: what it is`' });
      } else if (!place) {
        faults.push({ at: [1, item], found: term, expected: 'a word of the session' });
      }
      return what !== undefined && place ? [{ text: what, ...place }] : [];
    });
    faults.push(
      ...indistinct(
        facts.map(({ term }) => term),
        (item) => [1, item],
      ),
    );
    const sorted = facts.sort((a, b) => a.line - b.line || a.from - b.from);
    sorted.forEach((fact, index) => {
      const before = sorted[index - 1];
      const isInside = before?.line === fact.line && fact.from < before.from + before.term.length;
      if (isInside) faults.push({ at: [1], found: fact.term, expected: `a word outside of \`${before.term}\`` });
    });
    return faults.length > 0 ? { problems: faults } : { data: { lines, commands, facts: sorted } };
  },

  decode(text, { commands, facts }) {
    const [, number, word] = /^(?:(\d+)(?:,|$)|,)?(.*)$/.exec(text) ?? [];
    const typed = number ? Number(number) : undefined;
    const term = facts.find((fact) => slug(fact.term) === word)?.term;
    const screen = { typed, term };
    const isKnown = (typed ?? 0) <= commands.length && (word === '' || term !== undefined);
    return isKnown && write(screen) === text ? screen : undefined;
  },

  encode: write,

  describe({ typed, term }, session) {
    const fact = session.facts.find((one) => one.term === term);
    if (fact) return `${fact.term}: ${fact.text}.`;
    return typed === undefined ? `${session.commands.length} commands.` : describeSession(typed, session);
  },
};

export const gdbSessionForLoader: ForLoader<Session, Screen> = {
  examples: ({ commands, facts }) => [
    ...commands.map((_, index) => `${index + 1}`),
    ...facts.map(({ term }) => write({ typed: undefined, term })),
  ],

  shows: ({ typed = Infinity }, session) => shownLines(typed, session),
};

/** A number alone is a command; a numeric term has a comma before it. */
function write({ typed, term }: Screen): string {
  const word = term === undefined ? '' : slug(term);
  if (typed === undefined) return /^\d+$/.test(word) ? `,${word}` : word;
  return word === '' ? typed.toString() : `${typed},${word}`;
}

/** Matches whole words: `mbuf` is not in `m_mbufs`. Returns the term as in the code, which is not normalized. */
function placeOf(typed: string, lines: readonly string[]): Pick<Fact, 'term' | 'line' | 'from'> | undefined {
  const isLetter = (sign: string | undefined) => sign !== undefined && /\w/.test(sign);
  const forms = [typed, typed.normalize('NFD')];
  for (const { line, text, term } of lines.flatMap((text, line) => forms.map((term) => ({ line, text, term })))) {
    for (let from = text.indexOf(term); from !== -1; from = text.indexOf(term, from + 1)) {
      const isBegun = isLetter(term[0]) && isLetter(text[from - 1]);
      const isCut = isLetter(term.at(-1)) && isLetter(text[from + term.length]);
      if (!isBegun && !isCut) return { term, line, from };
    }
  }
  return undefined;
}

const kindOf = (block: { readonly kind: string } | undefined) => (block ? `a ${block.kind}` : 'nothing');
