/** Fill patterns of boxes, which distinguish kinds in greyscale print: lines for software, dots for paravirtual. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';

/** For boxes whose width plus height is at most two reaches, in CSS px; the stage has 1152 and 520. */
const LINES: Readonly<Record<string, (reach: number) => readonly string[]>> = {
  software: (reach) => [`M0 0l${reach} ${reach}`],
  paravirtual: (reach) => [`M0 0h${1.4 * reach}`, `M0 0v${1.4 * reach}`],
};

/**
 * Lines are the dashes of one stroke as wide as the stage; dots are the rest of such lines under others in the
 * background colour. In a PDF each line is one rectangle, whereas a gradient takes 7 kB, and each round dot a curve.
 *
 * @param kind a word of the vocabulary; the others have no texture
 * @param reach extent: a PDF also contains what is clipped
 */
export function textureOf(kind: string, reach = 840): TemplateResult | typeof nothing {
  const lines = LINES[kind]?.(reach);
  return lines
    ? html`<svg class="texture" aria-hidden="true">${lines.map((line) => svg`<path d=${line} />`)}</svg>`
    : nothing;
}
