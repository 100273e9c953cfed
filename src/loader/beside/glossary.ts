import * as v from 'valibot';
import type { RootContent } from 'mdast';
import type { Slide, Term } from '../../talk.ts';
import { canonical } from '../../live/address.ts';
import { isId } from '../check/id.ts';
import type { Reference } from '../check/links.ts';
import { text } from '../check/schema.ts';
import { message, type Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { walk } from '../../trees.ts';
import { nearest } from '../../nearest.ts';
import { asLabel, isAddress, type Register } from './sources.ts';
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

const glossaryYaml = v.record(
  v.string(),
  v.pipe(
    v.strictObject({
      is: text('what the word means, in a sentence'),
      at: text('the id of a slide that uses the word'),
      source: v.optional(
        v.pipe(
          v.string(),
          v.check((source) => isAddress(source) || isId(source)),
          v.description('an address such as `https://example.org/`, or the id of an entry in sources.yaml'),
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
  /** Whether the file is readable; true if there is none. */
  readonly isRead: boolean;
  readonly terms: readonly Term[];
  /** Addresses of the terms' sources, with positions in the file. */
  readonly references: readonly Reference[];
  readonly messages: readonly Message[];
}

/** Parses `glossary.yaml`; each term must be used on the slide that it names; its source is an address or listed. */
export function readGlossary(slides: readonly Slide[], file: SourceFile | undefined, register: Register): Glossary {
  if (!file) return { isRead: true, terms: [], references: [], messages: [] };
  const { value, placeOf, messages } = readYaml(glossaryYaml, file);
  const names = slides.flatMap(({ id, aliases }) => [id, ...aliases]);
  const terms: Term[] = [];
  const references: Reference[] = [];
  const faults: Message[] = [];
  for (const [term, { is, at: named, source: given }] of Object.entries(value ?? {})) {
    const at = canonical(named);
    const slide = slides.find(({ id, aliases }) => id === at || aliases.includes(at));
    const texts = slide ? [slide.title, ...[...slide.body, ...slide.notes].flatMap(textsIn)] : [];
    if (!slide) faults.push(message('term-place', placeOf([term]), term, at, nearest(at, names)));
    else if (!texts.some((one) => firstUse(term, one))) faults.push(message('term-unused', placeOf([term]), term, at));

    const source = given === undefined || isAddress(given) ? given : register.addresses.get(asLabel(given));
    const place = placeOf([term, 'source']);
    if (source !== undefined) references.push({ kind: 'page', target: source, place });
    else if (given !== undefined && (register.sources || !register.isThere))
      faults.push(message('term-source', place, given, nearest(given, register.addresses.keys())));
    terms.push({ term, is, at, source });
  }
  const order = new Intl.Collator('en', { sensitivity: 'base' });
  terms.sort((a, b) => order.compare(a.term, b.term));
  return { isRead: value !== undefined, terms, references, messages: [...messages, ...faults] };
}
