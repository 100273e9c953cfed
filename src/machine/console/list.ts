/** `list`: the sources of the guest, ten lines at a time. */
import type { FileName } from '../guest/facts.ts';
import { linesOf, sourceLine } from './describe.ts';
import { placeOf } from './places.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Lines of one output. */
const PAGE = 10;

function show(session: Session, file: FileName, first: number, last: number): string {
  const { length } = linesOf(file);
  if (first > length) throw new Refusal(`Line number ${first} out of range; ${file} has ${length} lines.`);
  const end = Math.min(last, length);
  session.listed = { file, first, last: end, isFresh: false };
  if (end < first) return '';
  return `${Array.from({ length: end - first + 1 }, (_, at) => sourceLine(file, first + at)).join('\n')}\n`;
}

const around = (session: Session, file: FileName, line: number): string => {
  const first = Math.max(1, line - 5);
  return show(session, file, first, first + PAGE - 1);
};

export function list(session: Session, text: string): string {
  const { file, first, last, isFresh } = session.listed;
  if (text === '') {
    const from = isFresh ? first : last + 1;
    return show(session, file, from, from + PAGE - 1);
  }
  if (text === '-') {
    if (first <= 1) throw new Refusal(`Already at the start of ${file}.`);
    const from = Math.max(1, first - PAGE);
    return show(session, file, from, first - 1);
  }
  const comma = text.indexOf(',');
  if (comma < 0) {
    const place = placeOf(session, text, file);
    return around(session, place.file, place.line);
  }
  const [from, to] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
  if (from === '') {
    const end = placeOf(session, to, file);
    return show(session, end.file, Math.max(1, end.line - PAGE + 1), end.line);
  }
  const start = placeOf(session, from, file);
  if (to === '') return show(session, start.file, Math.max(1, start.line), start.line + PAGE - 1);
  return show(session, start.file, Math.max(1, start.line), placeOf(session, to, file).line);
}
