/** All slides on one sheet over the page, a row for each part. It is made when it opens and gone when it closes. */
import { spokenTime } from '../../live/clock.ts';
import { loadFigures } from './figures.ts';
import { arrows } from './keyboard.ts';
import { isComposed, nameOf } from './keys.ts';
import { button, element } from './panel.ts';
import { columnsFor, type Room } from './sheet-room.ts';
import { copyOf } from './small.ts';
import { showStep } from './steps.ts';
import { lastOf, type SpeakerSlide, type SpeakerTalk } from './talk.ts';
import '../style/small.css';
import '../style/all-slides.css';

interface SheetOptions {
  /** Read anew each time it opens. */
  readonly talk: () => SpeakerTalk;
  /** The id of the slide that the page shows. */
  readonly here: () => string;
  /** Whether letters alone are keys. */
  readonly hasLetters: () => boolean;
  /** Nobody else sees it: what it says at its foot, and all keys stay in it. */
  readonly note?: string;
  /** Called when the keys have gone to another slide. */
  readonly onMove?: (id: string) => void;
  readonly onChoose: (id: string) => void;
  readonly onToggle?: (isOpen: boolean) => void;
}

export interface Sheet {
  readonly open: () => void;
  readonly close: () => void;
  /** After the page went to another slide. */
  readonly follow: () => void;
}

/** A slide in small, and the button that lies over it. */
interface Tile {
  readonly slide: SpeakerSlide;
  readonly holder: HTMLElement;
  readonly thumb: HTMLElement;
  readonly button: HTMLButtonElement;
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
  const fitting = new ResizeObserver(() => {
    fit(rows);
  });

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
    // Gives the focus back.
    box.close();
    box.remove();
    onClose();
    onToggle?.(false);
  };
  // The browser may close it, too: the gesture for Back on a phone.
  box.addEventListener('close', end);
  mark();
  box.showModal();
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

/** No panel as the others: what those say of tables and headings would hold for the slides in it, too. */
function boxOf(rows: HTMLElement, says: HTMLElement, note: string | undefined, end: () => void): HTMLDialogElement {
  const close = button('Close', end);
  close.className = 'close';
  const words = note === undefined ? [] : [element('p', note)];
  for (const one of words) one.className = 'private';
  const own = [says, ...words, close];
  const box = element('dialog', rows, ...own);
  box.className = 'all-slides';
  box.ariaLabel = 'All slides';
  // The program's own words, whatever language the talk is in; the rows run as its lines do.
  for (const one of own) {
    one.lang = 'en';
    one.dir = 'ltr';
  }
  document.body.append(box);
  return box;
}

/** Where the plan comes to a slide, beside its name. */
function saidOf(slide: SpeakerSlide, talk: SpeakerTalk): HTMLElement[] {
  const title = element('bdi', slide.title.trim());
  const at = plannedAt(slide, talk);
  const time = slide.isBackup
    ? 'not in the plan'
    : at === undefined
      ? ''
      : `planned at ${spokenTime(at)} of ${spokenTime(talk.slot)}`;
  return [element('b', slide.number), title, element('span', time)];
}

/** In ms from the beginning of the talk; nothing where it has no plan. */
function plannedAt(slide: SpeakerSlide, { slides, slot }: SpeakerTalk): number | undefined {
  const sum = (some: readonly SpeakerSlide[]) => some.reduce((total, { budget }) => total + budget, 0);
  return slot > 0 && sum(slides) > 0 ? sum(slides.slice(0, slides.indexOf(slide))) : undefined;
}

/** Slides that follow each other in one part are a row, however long; the CSS breaks it. */
function rowsOf(tiles: readonly Tile[], talk: SpeakerTalk): HTMLElement[] {
  const parts: Tile[][] = [];
  for (const tile of tiles) {
    const last = parts.at(-1);
    if (last?.[0] && isSamePart(last[0].slide, tile.slide)) last.push(tile);
    else parts.push([tile]);
  }
  return parts.flatMap(([first, ...others]) => (first ? [rowOf([first, ...others], first.slide, talk)] : []));
}

const isSamePart = (one: SpeakerSlide, other: SpeakerSlide): boolean =>
  one.isBackup ? other.isBackup : !other.isBackup && one.part === other.part;

function rowOf(tiles: readonly Tile[], first: SpeakerSlide, talk: SpeakerTalk): HTMLElement {
  const { part, partNumber, isBackup } = first;
  const isOwn = isBackup || part === '';
  const name = isBackup ? 'For questions' : part === '' ? 'Opening' : part;
  const label = element('h3', ...(isOwn ? [name] : [element('b', partNumber), ' ', element('bdi', name)]));
  const begins = isBackup ? undefined : plannedAt(first, talk);
  const time = element('span', begins === undefined ? '' : spokenTime(begins));
  time.className = 'begins';
  // The program's own words.
  if (isOwn) label.lang = 'en';
  const row = element('div', ...tiles.map(({ holder }) => holder));
  row.className = 'tiles';
  const whole = element('div', label, time, row);
  whole.className = 'part-row';
  whole.setAttribute('role', 'group');
  whole.ariaLabel = name;
  return whole;
}

function tileOf(slide: SpeakerSlide, choose: (id: string) => void): Tile {
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

/** Makes the slides as large as the sheet has room for all of them. One layout is measured, whatever their number. */
function fit(rows: HTMLElement): void {
  const room = roomOf(rows);
  if (room) rows.style.setProperty('--columns', columnsFor(room).toString());
}

function roomOf(rows: HTMLElement): Room | undefined {
  const [parts, first, thumb] = [[...rows.children], rows.querySelector('.tile'), rows.querySelector('.thumb')];
  const tiles = first?.parentElement;
  const head = tiles?.parentElement?.firstElementChild;
  const last = parts.at(-1);
  if (!first || !thumb || !tiles || !head || !last) return undefined;
  const px = (length: string) => Number.parseFloat(length) || 0;
  const own = getComputedStyle(rows);
  const grid = getComputedStyle(tiles);
  const gap = tiles.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
  return {
    rows: parts.map((part) => ({
      slides: part.querySelectorAll('.tile').length,
      name: part.querySelector('h3')?.getBoundingClientRect().height ?? 0,
    })),
    width: tiles.clientWidth,
    height: rows.clientHeight - px(own.paddingBlockStart) - px(own.paddingBlockEnd),
    gaps: [px(grid.columnGap), px(grid.rowGap)],
    between: parts.length > 1 ? px(getComputedStyle(last).marginBlockStart) : 0,
    caption: first.getBoundingClientRect().height - thumb.getBoundingClientRect().height,
    above: gap >= 0 ? gap : undefined,
  };
}

/** How long slides may be drawn in one frame, in ms: the keys work meanwhile. */
const AT_ONCE = 8;

/** Draws slides on the screen and near it, each after its last step. */
function drawWhatIsSeen(rows: HTMLElement, tiles: readonly Tile[]): IntersectionObserver {
  const tileWith = new Map<Element, Tile>(tiles.map((tile) => [tile.thumb, tile]));
  const waiting = new Set<Tile>();
  let isDrawing = false;
  const draw = () => {
    const late = performance.now() + AT_ONCE;
    for (const tile of waiting) {
      waiting.delete(tile);
      const section = copyOf(tile.slide.section);
      showStep(section, tile.slide.steps);
      tile.thumb.replaceChildren(section);
      // One that the deck has not come to yet.
      void loadFigures(section);
      if (performance.now() >= late) break;
    }
    isDrawing = rows.isConnected && waiting.size > 0;
    if (isDrawing) requestAnimationFrame(draw);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const tile = tileWith.get(target);
        if (!tile || tile.thumb.childElementCount > 0) continue;
        // What has left the screen before its turn came would only keep the others waiting.
        if (isIntersecting) waiting.add(tile);
        else waiting.delete(tile);
      }
      if (isDrawing) return;
      isDrawing = true;
      requestAnimationFrame(draw);
    },
    { root: rows, rootMargin: '50%' },
  );
  for (const { thumb } of tiles) observer.observe(thumb);
  return observer;
}

/** Keys of presenters' remotes. */
const THROUGH = ['PageUp', 'PageDown'];

interface Keyed {
  readonly options: SheetOptions;
  readonly end: () => void;
  readonly talk: SpeakerTalk;
  readonly tiles: readonly Tile[];
  readonly goTo: (tile: Tile) => void;
}

function answerKey(event: KeyboardEvent, { options, end, talk, tiles, goTo }: Keyed): void {
  const name = nameOf(event) ?? '';
  if (isComposed(event)) return;
  // A remote steps all the same, in the page.
  if (THROUGH.includes(name)) {
    end();
    return;
  }
  const isKey = name.length > 1 || options.hasLetters();
  const isAnswered = name === 'Escape' || (isKey && name === 'o');
  if (isAnswered) end();
  const way = isKey ? wayOf(name) : undefined;
  if (isAnswered || way) event.preventDefault();
  // Where others see it, the page's own keys work: black, dark, search.
  if (isAnswered || way || options.note !== undefined) event.stopPropagation();
  const to = way && tileFrom(way, tiles, talk);
  if (!to) return;
  goTo(to);
  options.onMove?.(to.slide.id);
}

type Way = 'onward' | 'back' | 'down' | 'up' | 'first' | 'last';

function wayOf(name: string): Way | undefined {
  const { onward, back } = arrows();
  const keys: Readonly<Record<Way, readonly string[]>> = {
    onward: [...onward, 'n'],
    back: [...back, 'p'],
    down: ['ArrowDown', 'j'],
    up: ['ArrowUp', 'k'],
    first: ['Home'],
    last: ['End'],
  };
  return (['onward', 'back', 'down', 'up', 'first', 'last'] as const).find((way) => keys[way].includes(name));
}

/** Where a key leads: along the slides, or to the nearest of another row. */
function tileFrom(way: Way, tiles: readonly Tile[], { slides }: SpeakerTalk): Tile | undefined {
  const at = tiles.findIndex(({ button: one }) => one === document.activeElement);
  const here = tiles[at];
  switch (way) {
    case 'first':
      return tiles[0];
    case 'last':
      return tiles.find(({ slide }) => slide === lastOf(slides));
    case 'onward':
      return here && tiles[at + 1];
    case 'back':
      return here && tiles[at - 1];
    case 'down':
      return here && nearest(here, tiles.slice(at + 1), 1);
    case 'up':
      return here && nearest(here, tiles.slice(0, at).reverse(), -1);
  }
}

/** @param tiles those on the way, the next first */
function nearest({ holder }: Tile, tiles: readonly Tile[], way: 1 | -1): Tile | undefined {
  const { left, top } = holder.getBoundingClientRect();
  const boxes = tiles.map((tile) => ({ tile, box: tile.holder.getBoundingClientRect() }));
  const row = boxes.find(({ box }) => way * (box.top - top) > 1)?.box.top;
  const [first, ...others] = boxes.filter(({ box }) => row !== undefined && Math.abs(box.top - row) < 1);
  const far = (box: DOMRect) => Math.abs(box.left - left);
  return others.reduce((best, one) => (best && far(best.box) <= far(one.box) ? best : one), first)?.tile;
}
