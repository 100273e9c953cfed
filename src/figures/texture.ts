/** What fills a box beside its colour, so that its kind survives a grey print: lines for software, dots for paravirtual. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';

const LINES: Readonly<Record<string, readonly string[]>> = {
  software: ['M0 0l1280 1280'],
  paravirtual: ['M0 0h1280', 'M0 0v1280'],
};

/**
 * Lines are the dashes of one stroke that is as wide as the stage; dots are what is left of such lines below others in the
 * colour of the ground. A PDF has a rectangle for each, where it has 7 kB for a gradient, and a curve for each round dot.
 *
 * @param kind a word of the vocabulary; the others have no texture
 */
export function textureOf(kind: string): TemplateResult | typeof nothing {
  const lines = LINES[kind];
  return lines
    ? html`<svg class="texture" aria-hidden="true">${lines.map((line) => svg`<path d=${line} />`)}</svg>`
    : nothing;
}
