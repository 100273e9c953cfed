/** `published.txt`: the ids that external links may use, one per line; `#` begins a comment. */
import { canonical } from '../../live/address.ts';
import type { Slide } from '../../talk.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { nearest } from '../../nearest.ts';

export interface PublishedId {
  readonly id: string;
  /** Line number, from 1. */
  readonly line: number;
  readonly column: number;
}

/** Header of a new list. */
const HEADER =
  '# Ids of slides that links may lead to, one a line. `npm run talk -- ids` adds the new ones; none is taken out.\n';

/** The id and aliases of a slide. */
export const namesOf = ({ id, aliases }: Pick<Slide, 'id' | 'aliases'>): readonly string[] => [id, ...aliases];

export function readPublished(text: string): readonly PublishedId[] {
  return text.split('\n').flatMap((whole, index) => {
    const id = whole.replace(/#.*/, '').trim();
    return id === '' ? [] : [{ id: canonical(id), line: index + 1, column: whole.indexOf(id) + 1 }];
  });
}

/** Appends the missing ids in the order of the talk; existing lines are unchanged. */
export function addPublished(
  text: string,
  slides: readonly Pick<Slide, 'id' | 'aliases'>[],
): { readonly text: string; readonly added: readonly string[] } {
  const known = new Set(readPublished(text).map(({ id }) => id));
  const added = slides.flatMap(namesOf).filter((name) => !known.has(name));
  if (added.length === 0) return { text, added };
  const before = text === '' ? HEADER : text.replace(/(?<!\n)$/, '\n');
  return { text: `${before}${added.join('\n')}\n`, added };
}

/** Published ids that no slide has any more. */
export function checkPublished(slides: readonly Slide[], file: SourceFile | undefined): Message[] {
  if (!file) return [];
  const present = new Set(slides.flatMap(namesOf));
  return readPublished(file.text).flatMap(({ id, line, column }) => {
    if (present.has(id)) return [];
    const place = { file: file.path, line, column, endColumn: column + id.length };
    return [message('id-vanished', place, id, nearest(id, present))];
  });
}
