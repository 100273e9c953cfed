import * as v from 'valibot';
import type { RootContent } from 'mdast';
import type { Slide, Term } from '../../talk.ts';
import { canonical } from '../../live/address.ts';
import { isSafe } from '../../render/links.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { walk } from '../../trees.ts';
import { nearest } from '../../nearest.ts';
import { readYaml } from './yaml.ts';

export interface Use {
  /** Offset in the text. */
  readonly start: number;
  readonly end: number;
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Finds the first use of a term as a whole word: `PV` is not in `PVH`. A lower-case term also matches capitalized and
 * in the plural.
 */
export function firstUse(term: string, text: string): Use | undefined {
  const hasCapitals = term !== term.toLowerCase();
  const [searched, wanted] = hasCapitals ? [text, term] : [text.toLowerCase(), term];
  for (let start = searched.indexOf(wanted); start >= 0; start = searched.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    const isEnd = !LETTER.test(text[end] ?? '') || (text[end] === 's' && !LETTER.test(text[end + 1] ?? ''));
    if (isEnd && !LETTER.test(text[start - 1] ?? '')) return { start, end };
  }
  return undefined;
}

const text = (what: string) => v.pipe(v.string(), v.nonEmpty(), v.description(what));

const glossaryYaml = v.record(
  v.string(),
  v.pipe(
    v.strictObject({
      is: text('what the word means, in a sentence'),
      at: text('the id of a slide that uses the word'),
      source: v.optional(
        v.pipe(
          v.string(),
          v.check((url) => /^https?:/.test(url) && isSafe(url)),
          v.description('an address such as `https://example.org/`'),
        ),
      ),
    }),
    v.description('`is`, `at` and perhaps `source` below it'),
  ),
);

/** Searches each text node separately, so that adjacent cells do not form one word. */
function textsIn(block: RootContent): string[] {
  const texts: string[] = [];
  walk(block, (node) => {
    if ('value' in node) texts.push(node.value);
  });
  return texts;
}

interface Glossary {
  readonly terms: readonly Term[];
  readonly messages: readonly Message[];
}

/** Parses `glossary.yaml`; each term must be used on the slide that it names. */
export function readGlossary(slides: readonly Slide[], file: SourceFile | undefined): Glossary {
  if (!file) return { terms: [], messages: [] };
  const { value = {}, placeOf, messages } = readYaml(glossaryYaml, file);
  const terms = Object.entries(value).map(([term, entry]) => ({ term, ...entry, at: canonical(entry.at) }));
  const names = slides.flatMap(({ id, aliases }) => [id, ...aliases]);
  const faults = terms.flatMap(({ term, at }) => {
    const slide = slides.find(({ id, aliases }) => id === at || aliases.includes(at));
    const place = placeOf([term]);
    if (!slide) return [message('term-place', place, term, at, nearest(at, names))];
    const texts = [slide.title, ...[...slide.body, ...slide.notes].flatMap(textsIn)];
    return texts.some((one) => firstUse(term, one)) ? [] : [message('term-unused', place, term, at)];
  });
  const order = new Intl.Collator('en', { sensitivity: 'base' });
  return { terms: terms.sort((a, b) => order.compare(a.term, b.term)), messages: [...messages, ...faults] };
}
