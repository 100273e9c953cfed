import type { Edition } from '../../year.ts';
import { pictureOfFigure } from '../../loader/check/figure.ts';
import { shown, type Piece } from '../../site/shown.ts';
import { inOneLine } from '../../loader/words.ts';
import type { RenderedSlide, Talk } from '../../talk.ts';
import { yearOfTalk } from '../../year.ts';

/**
 * What stands in for the picture of a slide after some of its steps: its title, then what can be read on it, in its
 * order, as the talk was given.
 */
export function alternativeOf(rendered: RenderedSlide, step: number, { meta }: Pick<Talk, 'meta'>): string {
  const edition = { talkYear: yearOfTalk(meta) };
  const blocks = shown(rendered)
    .filter((piece) => piece.step <= step && !piece.isLater)
    .map((piece) => textOf(piece, step, edition))
    .filter(Boolean);
  return `${[rendered.slide.title, ...blocks].join('\n\n')}\n`;
}

function textOf(piece: Piece, step: number, edition: Edition): string {
  switch (piece.kind) {
    case 'text':
      return inOneLine(piece.text);
    case 'code':
      return piece.lines.map(({ text }) => text.trimEnd()).join('\n');
    case 'figure': {
      const changes = piece.changes.filter((change) => change <= step).length;
      return pictureOfFigure(piece.figure, changes, edition).filter(Boolean).join('\n');
    }
  }
}
