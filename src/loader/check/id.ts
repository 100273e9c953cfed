/** Ids of slides: their form, and how one is made of a title. */
import { slug } from 'github-slugger';
import { canonical } from '../../live/address.ts';

/** Letters of any script, digits, hyphens and underscores; not a mere number, which would be the slide's. */
const ID = /^(?!\d+$)[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** In UTF-8: ids are names of folders and files, which have 255 bytes, and some an ending. */
const LONGEST = 240;

/** Without capitals, which begin the ids that the pages have of their own; scripts that have no others keep theirs. */
export const isId = (id: string): boolean => ID.test(id) && id === id.toLowerCase() && bytesIn(id) <= LONGEST;

/** The id of a slide by its title; empty where that has neither letter nor digit. */
export function idOf(title: string): string {
  const id = slug(canonical(title))
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  let end = id.length;
  while (bytesIn(id.slice(0, end)) > LONGEST) end -= 1;
  // Not between the halves of a letter, nor between a letter and its mark.
  return end === id.length ? id : id.slice(0, end).replace(/[\p{L}\p{N}_-][\p{M}\p{Cs}]*$/u, '');
}

const bytesIn = (text: string): number => Buffer.byteLength(text);
