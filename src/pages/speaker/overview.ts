/** All slides in a box over the desk, a row for each part. The audience sees nothing of it until one is chosen. */
import { stretchesOf, type Stretch } from '../../live/course.ts';
import { spokenTime } from '../../live/clock.ts';
import { isFromRight } from '../shared/keyboard.ts';
import { nameOf } from '../shared/keys.ts';
import { button, element } from '../shared/panel.ts';
import { showStep } from '../shared/steps.ts';
import type { SpeakerSlide, SpeakerTalk } from '../shared/talk.ts';
import { copyOf } from './preview.ts';

interface OverviewOptions {
  readonly talk: SpeakerTalk;
  /** The id of the slide that lies on the desk. */
  readonly here: () => string;
  /** Whether letters alone are keys. */
  readonly hasLetters: () => boolean;
  readonly go: (id: string) => void;
}

/** A slide in small, and the button that lies over it. */
interface Tile {
  readonly thumb: HTMLElement;
  readonly button: HTMLButtonElement;
}

/** @returns what opens the box */
export function createOverview({ talk, here, hasLetters, go }: OverviewOptions): () => void {
  const says = element('p');
  says.className = 'which';
  const rows = element('div');
  rows.className = 'rows';
  const box = boxOf(rows, says);
  const tiles = new Map<string, Tile>();

  box.addEventListener('focusin', ({ target }) => {
    const slide = talk.slides.find(({ id }) => tiles.get(id)?.button === target);
    if (!slide) return;
    for (const [id, { button: one }] of tiles) one.tabIndex = id === slide.id ? 0 : -1;
    says.replaceChildren(...saidOf(slide, talk));
  });
  box.addEventListener('keydown', (event) => {
    const name = nameOf(event) ?? '';
    // A remote steps all the same; all other keys are the box's own.
    if (THROUGH.includes(name) || (name === 'o' && hasLetters())) box.close();
    if (!THROUGH.includes(name)) event.stopPropagation();
    const to = tileFrom(
      document.activeElement,
      name,
      [...tiles.values()].map((tile) => tile.button),
    );
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  return () => {
    if (tiles.size === 0) {
      rows.append(
        ...rowsOf(talk, tiles, (id) => {
          box.close();
          go(id);
        }),
      );
    }
    for (const [id, { button: one }] of tiles) one.ariaCurrent = id === here() ? 'step' : null;
    box.showModal();
    tiles.get(here())?.button.focus();
    draw(talk.slides, tiles, here());
  };
}

/** Keys of presenters' remotes. */
const THROUGH = ['PageUp', 'PageDown'];

/** No panel as the others: what those say of tables and headings would hold for the slides in it, too. */
function boxOf(...content: readonly HTMLElement[]): HTMLDialogElement {
  const close = button('Close', () => {
    box.close();
  });
  close.className = 'close';
  const unseen = element('p', 'The audience does not see this.');
  unseen.className = 'private';
  const box = element('dialog', ...content, unseen, close);
  box.className = 'all-slides';
  box.ariaLabel = 'All slides';
  // The program's own words, whatever language the talk is in; the rows run as its lines do.
  for (const own of [...content.slice(1), unseen, close]) {
    own.lang = 'en';
    own.dir = 'ltr';
  }
  document.body.append(box);
  return box;
}

/** Where the plan comes to a slide, beside its name. */
function saidOf(slide: SpeakerSlide, { slides, slot }: SpeakerTalk): HTMLElement[] {
  const before = slides.slice(0, slides.indexOf(slide)).reduce((sum, { budget }) => sum + budget, 0);
  const title = element('bdi', slide.title.trim());
  const time = slide.isBackup ? 'not in the plan' : `planned at ${spokenTime(before)} of ${spokenTime(slot)}`;
  return [element('b', slide.number), title, element('span', time)];
}

function rowsOf(talk: SpeakerTalk, tiles: Map<string, Tile>, go: (id: string) => void): HTMLElement[] {
  const nameOfRow = ({ part, isBackup }: SpeakerSlide) => (isBackup ? 'For questions' : part);
  const parts = [...new Set(talk.slides.map(nameOfRow))];
  const numbers = stretchesOf(talk.slides, talk.slot);
  return parts.map((part) => {
    const slides = talk.slides.filter((slide) => nameOfRow(slide) === part);
    const label = element('h3', ...labelOf(part, numbers));
    const row = element(
      'div',
      ...slides.map((slide) => {
        const tile = tileOf(slide, go);
        tiles.set(slide.id, tile);
        const holder = element('div', tile.thumb, tile.button);
        holder.className = 'tile';
        return holder;
      }),
    );
    row.className = 'tiles';
    const whole = element('div', label, row);
    whole.className = 'part-row';
    return whole;
  });
}

function labelOf(part: string, numbers: readonly Stretch[]): (HTMLElement | string)[] {
  const number = numbers.find(({ name }) => name === part)?.number ?? 0;
  return number > 0 ? [element('b', number.toString()), ' ', element('bdi', part)] : [part === '' ? 'Opening' : part];
}

function tileOf({ id, number, title }: SpeakerSlide, go: (id: string) => void): Tile {
  const thumb = element('div');
  thumb.className = 'thumb scheme';
  thumb.inert = true;
  const open = button(number, () => {
    go(id);
  });
  open.tabIndex = -1;
  open.ariaLabel = `${number}, ${title.trim()}`;
  return { thumb, button: open };
}

/** Slides that are drawn in one frame. */
const AT_ONCE = 4;

/** Draws what is not drawn yet, from the present slide outwards, a few in each frame: the keys work meanwhile. */
function draw(slides: readonly SpeakerSlide[], tiles: ReadonlyMap<string, Tile>, here: string): void {
  const at = slides.findIndex(({ id }) => id === here);
  const waiting = slides
    .map((slide, index) => ({ slide, far: Math.abs(index - at), thumb: tiles.get(slide.id)?.thumb }))
    .filter(({ thumb }) => thumb?.childElementCount === 0)
    .sort((a, b) => a.far - b.far);
  const go = () => {
    for (const { slide, thumb } of waiting.splice(0, AT_ONCE)) {
      const section = copyOf(slide.section);
      showStep(section, slide.steps);
      thumb?.append(section);
    }
    if (waiting.length > 0) requestAnimationFrame(go);
  };
  requestAnimationFrame(go);
}

/** Where an arrow leads: along the slides, or to the nearest of another row. */
function tileFrom(
  from: Element | null,
  name: string,
  tiles: readonly HTMLButtonElement[],
): HTMLButtonElement | undefined {
  const at = tiles.findIndex((tile) => tile === from);
  const here = tiles[at];
  if (!here) return undefined;
  const onward = isFromRight() ? -1 : 1;
  switch (name) {
    case 'ArrowRight':
      return tiles[at + onward];
    case 'ArrowLeft':
      return tiles[at - onward];
    case 'Home':
      return tiles[0];
    case 'End':
      return tiles.at(-1);
    case 'ArrowDown':
      return nearest(here, tiles.slice(at + 1), 1);
    case 'ArrowUp':
      return nearest(here, tiles.slice(0, at).reverse(), -1);
    default:
      return undefined;
  }
}

/** @param tiles those on the way, the next first */
function nearest(here: HTMLElement, tiles: readonly HTMLButtonElement[], way: 1 | -1): HTMLButtonElement | undefined {
  const { left, top } = here.getBoundingClientRect();
  const boxes = tiles.map((tile) => ({ tile, box: tile.getBoundingClientRect() }));
  const row = boxes.find(({ box }) => way * (box.top - top) > 1)?.box.top;
  const [first, ...others] = boxes.filter(({ box }) => row !== undefined && Math.abs(box.top - row) < 1);
  const far = (box: DOMRect) => Math.abs(box.left - left);
  return others.reduce((best, one) => (best && far(best.box) <= far(one.box) ? best : one), first)?.tile;
}
