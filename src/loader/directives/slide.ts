import * as v from 'valibot';
import { layouts } from '../../talk.ts';
import { duration, language } from '../check/schema.ts';
import { quoted } from './directive.ts';

/** `::slide{…}`: options of its slide, before the title. */
export const slideOptions = v.strictObject({
  layout: v.optional(v.pipe(v.picklist(layouts), v.description(`one of ${quoted(layouts)}`))),
  budget: v.optional(duration),
  id: v.optional(v.pipe(v.string(), v.description('an id such as `xen-guest-types`'))),
  backup: v.optional(v.pipe(v.literal(''), v.description('no value: `backup` alone'))),
  added: v.optional(v.pipe(v.literal(''), v.description('no value: `added` alone'))),
  alias: v.optional(v.pipe(v.string(), v.description('a former id of the slide; several are divided by blanks'))),
  lang: v.optional(language),
  print: v.optional(v.pipe(v.literal('steps'), v.description('`steps`'))),
});

/** Valid values, for suggestions. */
export const slideValues: readonly string[] = [...layouts, 'steps'];
