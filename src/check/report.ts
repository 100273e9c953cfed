import type { Finding } from '../inspect/finding.ts';

function describe({ place, check, slide, step, view, times, pixels, message }: Finding): string {
  const where = [
    `#${slide}`,
    ...(step > 0 ? [`step ${step}`] : []),
    view,
    ...(pixels === undefined ? [] : [`${Math.round(pixels)} px`]),
    ...(times > 1 ? [`seen ${times} times`] : []),
  ];
  return `${place}  ${check}\n  ${message}\n  ${where.join(', ')}\n`;
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** What the command prints: a block a finding, and a count. */
export function report(findings: readonly Finding[], { slides, views }: { slides: number; views: number }): string {
  const seen = `${count(slides, 'slide')} in ${count(views, 'view')}`;
  if (findings.length === 0) return `No findings: ${seen}.`;
  return [...findings.map(describe), `${count(findings.length, 'finding')} on ${seen}.`].join('\n');
}
