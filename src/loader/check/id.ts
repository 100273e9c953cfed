/** Slide ids: their syntax, and how they derive from titles. */
import { slug } from 'github-slugger';
import { canonical } from '../../live/address.ts';

/** Letters of any script, digits, hyphens and underscores. A number alone is a slide number, not an id. */
const ID = /^(?!\d+$)[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** In UTF-8 bytes: ids become names of folders and files, limited to 255 bytes with their ending. */
const LONGEST = 240;

/** Lower case: the pages' own ids begin with a capital. Scripts without case stay as they are. */
export const isId = (id: string): boolean => ID.test(id) && id === id.toLowerCase() && bytesIn(id) <= LONGEST;

/** Derives a slide's id from its title; empty if the title has neither letter nor digit. */
export function idOf(title: string): string {
  const id = slug(canonical(title))
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  let end = id.length;
  while (bytesIn(id.slice(0, end)) > LONGEST) end -= 1;
  // Do not cut a surrogate pair or a base letter from its mark.
  return end === id.length ? id : id.slice(0, end).replace(/[\p{L}\p{N}_-][\p{M}\p{Cs}]*$/u, '');
}

const bytesIn = (text: string): number => Buffer.byteLength(text);
