/** What numbers slides in all editions: the foot, the part and the time. */
import type { Part, RenderedSlide } from '../talk.ts';

/** The parts that have a section slide, each once. */
export function chaptersOf(parts: readonly Part[]): Part[] {
  return [...new Map(parts.filter(({ number }) => number > 0).map((part) => [part.number, part])).values()];
}

/** Numbers as they stand at the foot of slides: from 1; backup slides, which come after the end, are `+1`, `+2`, …. */
export function numbersOf(slides: readonly RenderedSlide[]): string[] {
  const counted = slides.filter(({ slide }) => !slide.isBackup).length;
  return slides.map((_, index) => (index < counted ? `${index + 1}` : `+${index + 1 - counted}`));
}

/** When the plan comes to each slide, in seconds after the beginning; nothing where the author planned no times. */
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
