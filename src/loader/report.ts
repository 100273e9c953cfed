import { isError, type Message } from './messages.ts';
import type { Sources } from './read.ts';

/** Sorts messages by file and position and removes duplicates. */
export function inOrder(messages: readonly Message[]): Message[] {
  const key = ({ place, code, text }: Message) => `${place.file}:${place.line}:${place.column} ${code} ${text}`;
  const once = new Map(messages.map((message) => [key(message), message]));
  return [...once.values()].sort(
    ({ place: a }, { place: b }) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** Styles text for a terminal, or returns it unchanged. */
export type Paint = (style: 'place' | 'error' | 'warning' | 'mark', text: string) => string;

const plain: Paint = (_, text) => text;

/** All messages as text: position and code, problem, source lines, hint; a count at the end. */
export function report(messages: readonly Message[], sources: Sources, paint = plain): string {
  const errors = messages.filter(isError).length;
  const warnings = messages.length - errors;
  const counts = [
    ...(errors > 0 ? [paint('error', plural(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint('warning', plural(warnings, 'warning'))] : []),
  ];
  return [...messages.map((one) => describe(one, sources, paint)), counts.join(', ')].join('\n\n');
}

/** One message with its source lines. */
export function describe({ place, code, text, hint, ...rest }: Message, sources: Sources, paint = plain): string {
  const where = paint('place', `${place.file}:${place.line}:${place.column}`);
  const kind = rest.warning ? paint('warning', `warning ${code}`) : paint('error', code);
  const around = frame({ place }, sources, paint);
  return [`${where}  ${kind}`, text, around, hint].filter((part) => part !== '').join('\n');
}

/**
 * The line in question, two before and one after, with a caret under the place:
 *
 *     14 | ::: steps
 *   > 16 | - a
 *        |   ^
 */
export function frame({ place }: Pick<Message, 'place'>, sources: Sources, paint = plain): string {
  const { files, yaml, glossary, register, published } = sources;
  const file = [...files, yaml, glossary, register, published].find((one) => one?.path === place.file);
  if (!file) return '';
  const lines = file.text.split('\n');
  const last = Math.min(lines.length, place.line + 1);
  const width = last.toString().length;
  const shown: string[] = [];
  for (let line = Math.max(1, place.line - 2); line <= last; line += 1) {
    const text = (lines[line - 1] ?? '').replaceAll('\t', ' ');
    shown.push(`${line === place.line ? '> ' : '  '}${line.toString().padStart(width)} | ${text}`.trimEnd());
    if (line === place.line) {
      const length = Math.max(1, (place.endColumn ?? place.column + 1) - place.column);
      shown.push(`  ${' '.repeat(width)} | ${' '.repeat(place.column - 1)}${paint('mark', '^'.repeat(length))}`);
    }
  }
  return shown.join('\n');
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
