import type { RenderedSlide } from '../../../talk.ts';

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
