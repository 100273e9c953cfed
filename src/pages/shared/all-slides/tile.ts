/** One slide on the sheet. */
import { button, element } from '../panel.ts';
import type { SpeakerSlide } from '../talk.ts';

/** A thumbnail of a slide, and the button over it. */
export interface Tile {
  readonly slide: SpeakerSlide;
  readonly holder: HTMLElement;
  readonly thumb: HTMLElement;
  readonly button: HTMLButtonElement;
}

export function tileOf(slide: SpeakerSlide, choose: (id: string) => void): Tile {
  const { id, number, title } = slide;
  const thumb = element('div');
  thumb.className = 'thumb scheme';
  thumb.inert = true;
  const open = button(number, () => {
    choose(id);
  });
  open.tabIndex = -1;
  open.ariaLabel = `${number}, ${title.trim()}`;
  const holder = element('div', thumb, open);
  holder.className = 'tile';
  return { slide, holder, thumb, button: open };
}
