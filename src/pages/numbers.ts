/** The numbers of slides in all editions: their own, their part's and their time. */
import type { Part, RenderedSlide } from '../talk.ts';

/** The parts that have a section slide, each once. */
export function chaptersOf(parts: readonly Part[]): Part[] {
  return [...new Map(parts.filter(({ number }) => number > 0).map((part) => [part.number, part])).values()];
}

/** Numbers as shown on slides: from 1; backup slides, which come after the end, are `+1`, `+2`, …. */
export function numbersOf(slides: readonly RenderedSlide[]): string[] {
  const counted = slides.filter(({ slide }) => !slide.isBackup).length;
  return slides.map((_, index) => (index < counted ? `${index + 1}` : `+${index + 1 - counted}`));
}

/** Planned start of each slide, in seconds after the beginning; undefined without a plan, and for backup slides. */
export function timesOf(slides: readonly RenderedSlide[]): (number | undefined)[] {
  const isPlanned = slides.some(({ slide }) => slide.budget > 0);
  let sum = 0;
  return slides.map(({ slide: { budget, isBackup } }) => {
    const time = sum;
    sum += budget;
    return isPlanned && !isBackup ? time : undefined;
  });
}

/** `9:35` */
export const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${(seconds % 60).toString().padStart(2, '0')}`;
