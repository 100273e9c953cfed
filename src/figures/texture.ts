/** What fills a box beside its colour, so that its kind survives a grey print: lines for software, dots for paravirtual. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';

/** For boxes whose width and height are together no more than two reaches, in CSS px; the stage's are 1152 and 520. */
const LINES: Readonly<Record<string, (reach: number) => readonly string[]>> = {
  software: (reach) => [`M0 0l${reach} ${reach}`],
  paravirtual: (reach) => [`M0 0h${1.4 * reach}`, `M0 0v${1.4 * reach}`],
};

/**
 * Lines are the dashes of one stroke that is as wide as the stage; dots are what is left of such lines below others in the
 * colour of the ground. A PDF has a rectangle for each, where it has 7 kB for a gradient, and a curve for each round dot.
 *
 * @param kind a word of the vocabulary; the others have no texture
 * @param reach how far it goes: what is cut off would be written into a PDF as well
 */
export function textureOf(kind: string, reach = 840): TemplateResult | typeof nothing {
  const lines = LINES[kind]?.(reach);
  return lines
    ? html`<svg class="texture" aria-hidden="true">${lines.map((line) => svg`<path d=${line} />`)}</svg>`
    : nothing;
}
