import { parseRun } from '../../live/run.ts';
import type { Slide } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { spokenDuration } from './schema.ts';

/** Where the last rehearsal took longer than its slide may. */
export function checkRehearsal(slides: readonly Slide[], file: SourceFile | undefined): Message[] {
  if (!file) return [];
  const run = parseRun(file.text);
  if (!run) return [message('rehearsal-unreadable', { file: file.path, line: 1, column: 1 })];
  const real = new Map(run.slides.map((slide) => [slide.id, slide.real]));
  return slides.flatMap(({ id, budget, place }) => {
    const took = Math.round(real.get(id) ?? 0);
    if (budget === 0 || took <= budget) return [];
    return [message('rehearsal-over', place, spokenDuration(took), run.date.slice(0, 10), spokenDuration(budget))];
  });
}
