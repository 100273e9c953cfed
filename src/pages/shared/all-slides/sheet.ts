/** All slides on one sheet over the page, a row for each part. Created when it opens, removed when it closes. */
import { button, element, openPanel } from '../panel.ts';
import type { SpeakerTalk } from '../talk.ts';
import { drawWhatIsSeen } from './draw.ts';
import { fit } from './fit.ts';
import { answerKey, type KeyOptions } from './keys.ts';
import { rowsOf, saidOf } from './rows.ts';
import { tileOf, type Tile } from './tile.ts';
import '../../style/small.css';
import '../../style/all-slides.css';

interface SheetOptions extends KeyOptions {
  /** Called each time the sheet opens. */
  readonly talk: () => SpeakerTalk;
  /** The id of the slide that the page shows. */
  readonly here: () => string;
  readonly onChoose: (id: string) => void;
  readonly onToggle?: (isOpen: boolean) => void;
}

export interface Sheet {
  readonly open: () => void;
  readonly close: () => void;
  /** To be called after the page moved to another slide. */
  readonly follow: () => void;
}

export function createSheet(options: SheetOptions): Sheet {
  let close: (() => void) | undefined;
  let follow: (() => void) | undefined;
  return {
    open: () => {
      if (close) return;
      const shown = showSheet(options, () => {
        close = follow = undefined;
      });
      ({ close, follow } = shown);
    },
    close: () => close?.(),
    follow: () => follow?.(),
  };
}

/** @param onClose called once, when it is gone */
function showSheet(options: SheetOptions, onClose: () => void): Pick<Sheet, 'close' | 'follow'> {
  const { here, note, onChoose, onToggle } = options;
  const talk = options.talk();
  const choose = (id: string) => {
    end();
    onChoose(id);
  };
  const tiles = talk.slides.map((slide) => tileOf(slide, choose));
  const rows = element('div', ...rowsOf(tiles, talk));
  rows.className = 'part-rows';
  const says = element('p');
  says.className = 'which';
  const box = boxOf(rows, says, note, () => {
    end();
  });
  const watching = drawWhatIsSeen(rows, tiles);
  // Deferred to the next frame: resizing tiles inside the observer makes WebKit report a ResizeObserver loop.
  const fitting = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      if (rows.isConnected) fit(rows);
    }),
  );

  const tileOfPage = () => tiles.find(({ slide }) => slide.id === here());
  const mark = () => {
    for (const one of box.querySelectorAll('.tile > [aria-current]')) one.ariaCurrent = null;
    const tile = tileOfPage();
    if (tile) tile.button.ariaCurrent = 'step';
  };
  const goTo = (tile: Tile | undefined, block: ScrollLogicalPosition = 'nearest') => {
    tile?.button.focus({ preventScroll: true });
    tile?.holder.scrollIntoView({ block });
  };
  box.addEventListener('focusin', ({ target }) => {
    const tile = tiles.find((one) => one.button === target);
    if (!tile) return;
    for (const one of box.querySelectorAll<HTMLElement>('.tile > [tabindex="0"]')) one.tabIndex = -1;
    tile.button.tabIndex = 0;
    says.replaceChildren(...saidOf(tile.slide, talk));
  });
  box.addEventListener('keydown', (event) => {
    answerKey(event, { options, end, talk, tiles, goTo });
  });
  const end = () => {
    if (!box.isConnected) return;
    watching.disconnect();
    fitting.disconnect();
    // Closing the dialog restores the focus.
    box.close();
    box.remove();
    onClose();
    onToggle?.(false);
  };
  // The browser may close it, too, for example on a phone's Back gesture.
  box.addEventListener('close', end);
  mark();
  openPanel(box);
  fit(rows);
  fitting.observe(box);
  goTo(tileOfPage(), 'center');
  onToggle?.(true);
  return {
    close: end,
    follow: () => {
      mark();
      if (rows.contains(document.activeElement)) goTo(tileOfPage());
    },
  };
}

/** Not a `.panel` like the other boxes: their rules for tables and headings would also match the slides inside. */
function boxOf(rows: HTMLElement, says: HTMLElement, note: string | undefined, end: () => void): HTMLDialogElement {
  const close = button('Close', end);
  close.className = 'close';
  const words = note === undefined ? [] : [element('p', note)];
  for (const one of words) one.className = 'private';
  const own = [says, ...words, close];
  const box = element('dialog', rows, ...own);
  box.className = 'all-slides';
  box.ariaLabel = 'All slides';
  // The program's own text is English in every talk; the rows keep the talk's writing direction.
  for (const one of own) {
    one.lang = 'en';
    one.dir = 'ltr';
  }
  document.body.append(box);
  return box;
}
