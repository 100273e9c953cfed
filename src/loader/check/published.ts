import type { Slide } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import { namesOf, readPublished } from '../published.ts';
import type { SourceFile } from '../read.ts';
import { nearest } from './nearest.ts';

/** Published ids that no slide answers to any more. */
export function checkPublished(slides: readonly Slide[], file: SourceFile | undefined): Message[] {
  if (!file) return [];
  const present = new Set(slides.flatMap(namesOf));
  return readPublished(file.text).flatMap(({ id, line, column }) => {
    if (present.has(id)) return [];
    const place = { file: file.path, line, column, endColumn: column + id.length };
    return [message('id-vanished', place, id, nearest(id, present))];
  });
}
