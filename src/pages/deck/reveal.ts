/** The only file that runs reveal.js: an adapter with our own terms. */
import Reveal, { type RevealApi } from 'reveal.js';
import { isFromRight } from '../shared/arrows.ts';
import { nextTask } from '../shared/later.ts';
import { showBlocks, stepOf, stepsOf, type Position } from '../shared/steps.ts';
import type { Address } from '../../live/address.ts';
import { revealOptions } from './reveal-options.ts';

export interface Deck {
  readonly slides: readonly HTMLElement[];
  readonly now: () => Position;
  readonly show: (slide: HTMLElement, step: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  /** To the last slide that is counted: backup slides come after the end. */
  readonly last: () => void;
  readonly isBlack: () => boolean;
  readonly black: () => void;
  /** To be called after a slide's content was replaced. */
  readonly refresh: (slide: HTMLElement) => void;
}

interface DeckOptions {
  /** Where to begin; reveal.js reads it from the address, so that nothing else is drawn first. */
  readonly start: Address | undefined;
  /** Called after each change of slide or step. */
  readonly onMove: (position: Position) => void;
  /** Called after the screen went black, or came back. */
  readonly onBlack: (isBlack: boolean) => void;
  /** Called on an attempt to move past the end of the talk; the last slide stays. */
  readonly onEnd: () => void;
}

/** reveal.js, and the adapter's own state. */
interface Adapter {
  readonly reveal: RevealApi;
  readonly slides: readonly HTMLElement[];
  readonly options: DeckOptions;
  /** Set while a slide is opened by name, which may be a backup slide. */
  isAskedFor: boolean;
}

export async function startReveal(root: HTMLElement, options: DeckOptions): Promise<Deck> {
  const { start } = options;
  const reveal = new Reveal(root, { ...revealOptions, rtl: isFromRight() });
  await nextTask();
  const slides = [...root.querySelectorAll<HTMLElement>('.slides > section')];
  prepare(slides, start);
  // Nothing visible has changed so far. What follows changes all of it and must stay in one task.
  await nextTask();
  document.documentElement.classList.add('deck');
  const restore = coverAddress(start);
  await reveal.initialize();
  restore();
  for (const slide of slides) delete slide.dataset.backgroundColor;
  // With `role="application"`, screen readers would pass every key to the page and not read it.
  root.removeAttribute('role');
  // Replaced by `status.ts` and by the speaker view. reveal.js keeps writing into its own elements, which are removed
  // from the page; the second takes the focus and shows nothing.
  for (const own of root.querySelectorAll('.aria-status, .speaker-notes')) own.remove();
  // The progress bar shows how far the talk is, and a click on it jumps: for the mouse only.
  root.querySelector('.progress')?.setAttribute('aria-hidden', 'true');
  const adapter: Adapter = { reveal, slides, options, isAskedFor: false };
  listen(adapter, root);
  moved(adapter);
  return deckOf(adapter);
}

function prepare(slides: readonly HTMLElement[], start: Address | undefined): void {
  const first = Math.max(0, start ? slides.findIndex(({ id }) => id === start.id) : 0);
  for (const [index, slide] of slides.entries()) {
    showBlocks(slide);
    // Hide later slides now, as reveal.js will in a moment. Hiding earlier ones would shift the slide that is shown.
    if (index > first) slide.style.display = 'none';
    // reveal.js would compute the background colour of each slide, each time forcing a style recalculation; it does not
    // draw our backgrounds.
    slide.dataset.backgroundColor = '#fff';
  }
}

function positionIn({ reveal }: Adapter): Position {
  const slide = reveal.getCurrentSlide();
  return { slide, step: stepOf(slide) };
}

function moved(adapter: Adapter): void {
  showBlocks(adapter.reveal.getCurrentSlide());
  adapter.options.onMove(positionIn(adapter));
}

function show(adapter: Adapter, slide: HTMLElement | undefined, step: number): void {
  if (!slide) return;
  adapter.isAskedFor = true;
  adapter.reveal.slide(adapter.slides.indexOf(slide), 0, step - 1);
  adapter.isAskedFor = false;
  moved(adapter);
}

function listen(adapter: Adapter, root: HTMLElement): void {
  const { reveal, slides, options } = adapter;
  root.addEventListener(
    'click',
    (event) => {
      leaveLinksToBrowser(event);
    },
    true,
  );
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden'] as const)
    reveal.on(event, () => {
      moved(adapter);
    });
  for (const event of ['paused', 'resumed'] as const)
    reveal.on(event, () => {
      options.onBlack(event === 'paused');
    });
  // Moving forward stops at the end; backup slides are opened by name.
  reveal.on('beforeslidechange', (event) => {
    const to = 'indexh' in event && typeof event.indexh === 'number' ? slides[event.indexh] : undefined;
    if (adapter.isAskedFor || isBackup(reveal.getCurrentSlide()) || !to || !isBackup(to)) return;
    event.preventDefault();
    options.onEnd();
  });
}

function deckOf(adapter: Adapter): Deck {
  const { reveal, slides, options } = adapter;
  const now = () => positionIn(adapter);
  const last = slides.findLast((slide) => !isBackup(slide)) ?? slides.at(-1);
  return {
    slides,
    now,
    show: (slide, step) => {
      show(adapter, slide, step);
    },
    next: () => {
      const { slide, step } = now();
      if (slide === last && step === stepsOf(slide)) options.onEnd();
      else reveal.next();
    },
    previous: () => {
      reveal.prev();
    },
    first: () => {
      show(adapter, slides[0], 0);
    },
    last: () => {
      show(adapter, last, 0);
    },
    isBlack: () => reveal.isPaused(),
    black: () => {
      reveal.togglePause();
    },
    refresh: (slide) => {
      reveal.syncSlide(slide);
    },
  };
}

/**
 * Any query parameter overrides reveal.js's options (`?rtl=true`, `?view=print`), and it reads a step in the address as
 * a fragment's index. So while it starts, the address holds only what it may read.
 */
function coverAddress(start: Address | undefined): () => void {
  const { href } = location;
  const id = encodeURIComponent(start?.id ?? '');
  const hash = start && start.step > 0 ? `#/${id}/${(start.step - 1).toString()}` : id && `#${id}`;
  // The browser redraws its address bar for each change, which costs as much as drawing a slide.
  if (location.search === '' && location.hash === hash) return () => undefined;
  history.replaceState(history.state, '', location.pathname + hash);
  const cover = location.href;
  return () => {
    // A link that was followed meanwhile wins.
    if (location.href === cover) history.replaceState(history.state, '', href);
  };
}

/** Kept for questions: it comes after the end. */
const isBackup = ({ dataset }: HTMLElement): boolean => dataset.visibility === 'uncounted';

/** reveal.js would handle an internal link itself and leave no history entry for Back. */
function leaveLinksToBrowser(event: Event): void {
  if (event.target instanceof Element && event.target.closest('a[href^="#"]')) event.stopPropagation();
}
