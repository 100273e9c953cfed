import { signedTime, spokenTime } from '../../live/clock.ts';
import { parseRun } from '../../live/run.ts';
import type { Slide } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';

/** In seconds. */
interface Row {
  readonly number: number;
  readonly title: string;
  readonly planned: number;
  readonly real: number;
}

/** A slide deviates if the difference exceeds both this many seconds and this fraction of its plan. */
const TOLERANCE = { seconds: 10, part: 0.1 };
/** The talk deviates if it exceeds its plan by this many seconds, even if no slide does. */
const TOO_LONG = 60;
const LONGEST_TITLE = 40;

/**
 * Compares the last rehearsal with the plan and reports one message with a table. Slides that were not reached or have no
 * budget are omitted.
 */
export function checkRehearsal(slides: readonly Slide[], file: SourceFile | undefined): Message[] {
  if (!file) return [];
  const place = { file: file.path, line: 1, column: 1 };
  const run = parseRun(file.text);
  if (!run) return [message('rehearsal-unreadable', place)];
  const real = new Map(run.slides.map((slide) => [slide.id, Math.round(slide.real)]));
  const rows = slides
    .map(({ id, title, budget }, index) => ({ number: index + 1, title, planned: budget, real: real.get(id) ?? 0 }))
    .filter((row) => row.planned > 0 && row.real > 0);
  const off = rows.filter(isOff);
  const total = (part: 'planned' | 'real') => rows.reduce((sum, row) => sum + row[part], 0);
  const [planned, took] = [total('planned'), total('real')];
  if (off.length === 0 && took - planned <= TOO_LONG) return [];
  const count = slides.filter(({ budget }) => budget > 0).length;
  const coverage = rows.length < count ? ` (${rows.length} of ${count} slides)` : '';
  return [message('rehearsal-differs', place, run.date.slice(0, 10), coverage, tableOf(off, planned, took))];
}

const isOff = ({ planned, real }: Row): boolean =>
  Math.abs(real - planned) > Math.max(TOLERANCE.seconds, planned * TOLERANCE.part);

/** Rows of the deviating slides, and the total. */
function tableOf(off: readonly Row[], planned: number, real: number): string {
  const times = (plan: number, took: number) => [
    spokenTime(plan * 1000),
    spokenTime(took * 1000),
    signedTime((took - plan) * 1000),
  ];
  const lines = [
    ['no.', 'slide', 'planned', 'real', 'difference'],
    ...off.map((row) => [row.number.toString(), shortened(row.title), ...times(row.planned, row.real)]),
    ['', 'all slides', ...times(planned, real)],
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const padded = (cell: string, at: number) => {
    const width = widths[at] ?? 0;
    return at === 1 ? cell.padEnd(width) : cell.padStart(width);
  };
  return lines.map((cells) => `  ${cells.map(padded).join('  ')}`.trimEnd()).join('\n');
}

const shortened = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title;
