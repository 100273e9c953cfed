/** `break`, `tbreak`, `watch`, `delete`, and `info breakpoints`. */
import { lineAt } from '../guest/symbols.ts';
import { RAM_BASE, RAM_SIZE } from '../memory.ts';
import { evaluate, evaluateWhole } from './evaluate.ts';
import { functionAt } from './frames.ts';
import { placeOf } from './places.ts';
import { Refusal } from './refusal.ts';
import { placeBreakpoints, type Point, type Session } from './session.ts';
import { fullHex } from './values.ts';

const IF = /(?:^|\s+)if\b\s*(.*)$/s;

function add(session: Session, point: Omit<Point, 'number' | 'hits'>): Point {
  session.lastNumber += 1;
  const made = { ...point, number: session.lastNumber, hits: 0 };
  session.points.push(made);
  placeBreakpoints(session);
  return made;
}

const breaking = (isTemporary: boolean) => (session: Session, text: string) => {
  const condition = IF.exec(text)?.[1];
  const where = text.replace(IF, '').trim();
  const place = placeOf(session, where === '' ? `*${session.machine.hart.pc}` : where);
  const { stop, file, line } = place;
  if (stop === undefined)
    throw new Refusal(
      where.includes(':') ? `No line ${line} in file "${file}".` : `No line ${line} in the current file.`,
    );
  if (stop % 4 !== 0 || stop < RAM_BASE || stop >= RAM_BASE + RAM_SIZE)
    throw new Refusal(`Cannot access memory at address ${fullHex(stop)}`);
  if (condition !== undefined) checkCondition(session, condition, stop);
  const { number } = add(session, { at: stop, isTemporary, ...(condition === undefined ? {} : { condition }) });
  const found = lineAt(stop);
  const at = found === undefined ? '' : `: file ${found.file}, line ${found.line}.`;
  return `${isTemporary ? 'Temporary breakpoint' : 'Breakpoint'} ${number} at ${fullHex(stop)}${at}\n`;
};

/** Names in a condition must be known at the breakpoint. */
function checkCondition(session: Session, condition: string, stop: number): void {
  const { hart } = session.machine;
  const here = hart.pc;
  const selected = session.selected;
  [hart.pc, session.selected] = [stop, 0];
  try {
    evaluate(session, condition);
  } catch (error) {
    // The memory may be valid when the guest gets there: only check names and syntax now.
    if (!(error instanceof Refusal) || !error.message.startsWith('Cannot access memory')) throw error;
  } finally {
    [hart.pc, session.selected] = [here, selected];
  }
}

export const breakAt = breaking(false);
export const breakOnce = breaking(true);

export function watch(session: Session, text: string): string {
  if (text === '') throw new Refusal('Argument required (expression to compute).');
  const { value, isLocal, read } = evaluateWhole(session, text);
  if (read.length === 0) throw new Refusal(`Cannot watch constant value \`${text}'.`);
  if (isLocal) throw new Refusal('This console watches what is there for good, and no variable of a function.');
  const { number } = add(session, { at: text, isTemporary: false, old: value });
  return `Hardware watchpoint ${number}: ${text}\n`;
}

/** Maximum length of a range. */
const MOST = 200;

/** `1`, `1-3`, `1 4`. */
export function remove(session: Session, text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const wanted = new Set<Point>();
  let said = '';
  for (const word of words) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
    if (first === undefined) throw new Refusal(`Bad breakpoint argument: '${word}'`);
    const to = Math.min(Number(last), Number(first) + MOST);
    for (let number = Number(first); number <= to; number += 1) {
      const point = session.points.find((each) => each.number === number);
      if (point === undefined) said += `No breakpoint number ${number}.\n`;
      else wanted.add(point);
    }
  }
  const gone = words.length === 0 ? session.points : session.points.filter((point) => wanted.has(point));
  session.points = session.points.filter((point) => !gone.includes(point));
  placeBreakpoints(session, gone);
  return said;
}

function row({ number, at, isTemporary, condition, hits }: Point): string {
  const isWatch = typeof at === 'string';
  const kind = isWatch ? 'hw watchpoint' : 'breakpoint';
  const line = isWatch ? undefined : lineAt(at);
  const name = isWatch ? undefined : functionAt(at)?.name;
  const what = isWatch
    ? at
    : `${name === undefined ? '' : `in ${name} `}${line === undefined ? '' : `at ${line.file}:${line.line}`}`;
  const columns = [
    `${number}`.padEnd(7),
    kind.padEnd(14),
    isTemporary ? 'del ' : 'keep',
    'y  ',
    (isWatch ? '' : fullHex(at)).padEnd(10),
    what,
  ];
  return [
    columns.join(' '),
    ...(condition === undefined ? [] : [`\tstop only if ${condition}`]),
    ...(hits === 0 ? [] : [`\tbreakpoint already hit ${hits} time${hits === 1 ? '' : 's'}`]),
  ].join('\n');
}

export function infoPoints({ points }: Session, areWatched: boolean): string {
  const shown = points.filter(({ at }) => !areWatched || typeof at === 'string');
  if (shown.length === 0) return areWatched ? 'No watchpoints.\n' : 'No breakpoints or watchpoints.\n';
  return `Num     Type           Disp Enb Address    What\n${shown.map(row).join('\n')}\n`;
}
