/**
 * The notes of this talk, spoken in the time that their slides have.
 *
 * Words are counted in the plain text of the rendered notes, where marks of steps and the addresses behind links are
 * not: whatever stands between two blanks and has a letter or a digit is one. `sys_open` and `x86-64` are one each, a
 * dash alone is none. What stands on the slide is not counted. Slides kept for questions have no budget and are left out.
 */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import type { RenderedSlide } from '../../src/talk.ts';
import { isElement, wordsOf } from '../../src/trees.ts';

/** Words a minute: calm speech to a hall in which English is not everybody's language. */
const PACE = 130;

const wordsIn = ({ notes }: RenderedSlide): number =>
  notes.children
    .filter(isElement)
    .flatMap((block) => wordsOf(block).split(' '))
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

test(`every note of this talk fits its slide’s budget at ${PACE} words a minute`, async () => {
  const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
  if (!talk) throw new Error('The talk does not load.');
  const counted = talk.slides.filter(({ slide }) => !slide.isBackup);
  expect(counted.some((rendered) => wordsIn(rendered) > 0)).toBe(true);
  const long = counted.flatMap((rendered) => {
    const { id, budget } = rendered.slide;
    const words = wordsIn(rendered);
    const most = Math.floor((budget * PACE) / 60);
    return words > most ? [`#${id}: ${words} words, and ${budget} s have room for ${most}`] : [];
  });
  expect(long).toEqual([]);
});
