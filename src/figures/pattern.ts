/** What fills a box beside its colour, so that its kind survives a grey print: lines for software, dots for paravirtual. */
import { html, nothing, type TemplateResult } from 'lit-html';

/** Distance between lines, and between dots, in px. */
const HATCH = 14;
const DOTS = 12;

const range = (from: number, until: number, by: number): number[] =>
  Array.from({ length: Math.ceil((until - from) / by) }, (_, index) => from + index * by);

/** @param width and `height`: the largest size of the box, in px; what is left over is clipped */
export function pattern(kind: string, width: number, height: number): TemplateResult | typeof nothing {
  const path = patternPath(kind, width, height);
  return path === '' ? nothing : html`<svg class="pattern" aria-hidden="true"><path d=${path} /></svg>`;
}

/**
 * One path a box, and no CSS gradient or SVG `<pattern>`: a gradient is an image of 7 kB in a PDF, and Chromium draws no
 * pattern whose definition stands in a slide that is not displayed. Empty for kinds without a pattern.
 */
export function patternPath(kind: string, width: number, height: number): string {
  if (kind === 'software') return range(HATCH, width + height, HATCH).map((end) => `M0 ${end}L${end} 0`).join('');
  if (kind === 'paravirtual') return range(DOTS / 2, height, DOTS).map((y) => `M6 ${y}H${width}`).join('');
  return '';
}
