import type { Finding } from './finding.ts';

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

/** What the command prints: a block a finding, and a count. */
export function report(findings: readonly Finding[], { slides, views }: { slides: number; views: number }): string {
  if (findings.length === 0) return `No findings: ${slides} slides in ${views} views.`;
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return [...findings.map(describe), `${count} on ${slides} slides in ${views} views.`].join('\n');
}
