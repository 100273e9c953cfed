import { shown, type ShownPart } from '../site/shown.ts';
import { inOneLine } from '../trees.ts';
import type { RenderedSlide } from '../talk.ts';
import type { Outline } from '../inspect/open.ts';

/**
 * The alternative text for the picture of a slide after some of its steps: its title, then its readable content in
 * reading order, as the talk was given.
 */
export function alternativeOf(rendered: RenderedSlide, step: number): string {
  const blocks = shown(rendered)
    .filter((piece) => piece.step <= step && !piece.isLater)
    .map((piece) => textOf(piece, step))
    .filter(Boolean);
  return `${[rendered.slide.title, ...blocks].join('\n\n')}\n`;
}

function textOf(piece: ShownPart, step: number): string {
  switch (piece.kind) {
    case 'text':
      return inOneLine(piece.text);
    case 'code':
      return piece.lines.map(({ text }) => text.trimEnd()).join('\n');
    case 'figure': {
      const changes = piece.changes.filter((change) => change <= step).length;
      return (piece.figure.alternatives[changes] ?? []).filter(Boolean).join('\n');
    }
  }
}

/**
 * The name of a picture without its extension: `14-hypervisor`; `14.2-hypervisor` after two steps, if each step has a
 * picture; `backup-1-speed` for a backup slide. Sorted by name, pictures are in the order of the talk.
 *
 * @param width digits of the last number
 */
export function fileName({ number, id }: Pick<Outline, 'number' | 'id'>, step: number, width: number): string {
  const [, backup] = /^\+(\d+)$/.exec(number) ?? [];
  const place = backup === undefined ? number.padStart(width, '0') : `backup-${backup}`;
  return `${place}${step > 0 ? `.${step}` : ''}-${id}`;
}
