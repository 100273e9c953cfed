import { shown, type ShownPart } from '../../site/shown.ts';
import { inOneLine } from '../../trees.ts';
import type { RenderedSlide } from '../../talk.ts';

/**
 * What stands in for the picture of a slide after some of its steps: its title, then what can be read on it, in its
 * order, as the talk was given.
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
