import * as v from 'valibot';
import type { TalkMeta } from '../../talk.ts';
import type { Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { date, duration, language, text } from '../check/schema.ts';
import { readYaml } from './yaml.ts';

const talkYaml = v.strictObject({
  title: text('the title of the talk'),
  subtitle: v.optional(text('a line under the title')),
  author: v.pipe(
    v.strictObject({
      name: text('the name of the speaker'),
      email: v.optional(v.pipe(v.string(), v.email(), v.description('an e-mail address'))),
    }),
    v.description('a name and perhaps an e-mail below it'),
  ),
  event: text('the event where it is given'),
  date: v.pipe(date, v.length(10), v.description('the day of the talk, such as `2019-03-20`')),
  place: text('where the event is'),
  language,
  slot: v.pipe(duration, v.description('the length of the talk, such as `30m`')),
  url: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^\s?#]+$/),
      v.transform((url) => url.replace(/\/*$/, '/')),
      v.description('the address of the published site, such as `https://example.org/talk/`'),
    ),
  ),
  licence: text('the licence of the text, such as `CC-BY-4.0`'),
  about: v.optional(text('what a reader should know of this edition')),
});

/** Accepted aliases of keys, and rejected names with their replacement. */
const synonyms = { license: 'licence', authors: 'author', lang: 'language' };
const meant = {
  ...{ conference: 'event', meeting: 'event', venue: 'place', location: 'place', city: 'place', day: 'date' },
  ...{ speaker: 'author', speakers: 'author', presenter: 'author', duration: 'slot', length: 'slot', time: 'slot' },
  ...{ description: 'about', abstract: 'about', website: 'url', homepage: 'url', copyright: 'licence' },
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Normalizes a name or a list of people to one author. The schema reports anything else. */
function oneAuthor(value: unknown): unknown {
  if (typeof value === 'string') return { name: value };
  if (!Array.isArray(value)) return value;
  const people = value.map(oneAuthor).filter(isRecord);
  const names = people.map(({ name }) => name);
  if (people.length === 0 || people.length < value.length || !names.every((name) => typeof name === 'string'))
    return value;
  const odd = people.find((one) => Object.keys(one).some((key) => key !== 'name' && key !== 'email'));
  return odd ?? { ...people[0], name: names.join(', ') };
}

/** Parses `talk.yaml`. */
export function readMeta(file: SourceFile): { readonly meta?: TalkMeta; readonly messages: readonly Message[] } {
  const { value, messages } = readYaml(talkYaml, file, { synonyms, meant, values: { author: oneAuthor } });
  return { ...(value && { meta: value }), messages };
}
