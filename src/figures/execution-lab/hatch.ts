/**
 * The pattern of what software does, as lines: in a PDF a gradient is a picture, and so is an SVG pattern. The lines fill
 * more room than any figure has; the element around them cuts them off.
 */
import { html } from 'lit-html';

/** Distance of the lines along an edge, and the filled room, in px. */
const [STEP, WIDTH, HEIGHT] = [14, 1280, 400];

const lines = Array.from(
  { length: (WIDTH + HEIGHT) / STEP },
  (_, index) => `M${index * STEP} 0l-${HEIGHT} ${HEIGHT}`,
).join('');

export const hatch = html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d=${lines} /></svg>`;
