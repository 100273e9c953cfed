import * as v from 'valibot';
import type { TalkMeta } from '../../talk.ts';
import type { Message } from '../messages.ts';
import type { SourceFile } from '../read.ts';
import { date, duration, language } from './schema.ts';
import { readYaml } from './yaml.ts';

const text = (what: string) => v.pipe(v.string(), v.nonEmpty(), v.description(what));

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

/** `talk.yaml` from text to the talk's metadata. */
export function readMeta(file: SourceFile): { readonly meta?: TalkMeta; readonly messages: readonly Message[] } {
  const { value, messages } = readYaml(talkYaml, file);
  return { ...(value && { meta: value }), messages };
}
