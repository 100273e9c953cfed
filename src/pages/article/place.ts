/** The reader's place: goes where the address leads, and updates the address as the reader scrolls. */
import { KEYS } from '../../contract.ts';
import { figuresOf, showFigures, showFinalFigures, showStates } from '../shared/figures.ts';
import { recall, remember } from '../shared/memory.ts';
import { talkName } from '../shared/addresses.ts';
import { showStep, stepsOf } from '../shared/steps.ts';
import { layOutAbove } from './lay-out.ts';
import { formatAddress, parseAddress, type Address } from '../../live/address.ts';

export interface Reader {
  /** Of the current slide, with the step that the address named; empty above the first. */
  readonly hash: () => string;
  /** Id of the current part; initially that of the first slide. */
  readonly slide: () => string | undefined;
  /** To be called after the reader changed something on a slide. */
  readonly write: (address: Address) => void;
  /** Goes once more where the address leads, unless the reader has moved on. */
  readonly settle: () => void;
  /** Id of the slide where the last visit ended. */
  readonly lastPlace: string | undefined;
  /** All that can be read, in order. */
  readonly parts: readonly Element[];
}

/** Assumed reading position, as a fraction of the window's height from its top. */
const EYE = 0.25;

const key = () => KEYS.place(talkName());

/**
 * @param slides all slides, in order
 * @param others what else can be read, such as the glossary
 * @param writeAddress replaces the page's address
 */
export function followReader(
  slides: readonly HTMLElement[],
  others: readonly Element[],
  writeAddress: (address: string) => void,
): Reader {
  const lastPlace = recall(key());
  const parts = [...slides, ...others];
  let here: Address | undefined;
  /** Id of the current part. To stay where the page opened is not a move. */
  let read = slides[0]?.id;
  /** Scroll offset on arrival at the address's place; at another offset, the reader has scrolled. */
  let arrivedAt: number | undefined;
  /** False while drawings that load may still move the page; these inputs of the reader end that. */
  let isSettled = false;
  for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(act, () => (isSettled = true), { once: true, passive: true });
  }

  const arrive = (isReturn = false) => {
    const address = parseAddress(location.hash);
    const element = address && document.getElementById(address.id);
    const place = element && parts.find((one) => one.contains(element));
    const section = slides.find((one) => one === place);
    if (place) read = place.id;
    if (address && section) {
      here = { ...address, id: section.id };
      if (location.hash.startsWith('#/')) showAsThen(section, address);
    }
    if (!(isReturn && returnToPlace(parts)) && element) {
      layOutAbove(place ?? element, parts);
      // A former id stands inside its slide, whose head is the target; a term may be far below the head.
      (element.matches('.term') ? element : (section ?? element)).scrollIntoView();
    }
    arrivedAt = element ? scrollY : undefined;
  };
  const [entry] = performance.getEntriesByType('navigation');
  /** Whether the page was reloaded, or reached by Back or Forward. */
  const isReturn = entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
  arrive(isReturn);
  // `keep-place.ts` has set it to `manual`.
  addEventListener('pageshow', () => (history.scrollRestoration = 'auto'));
  addEventListener('hashchange', () => {
    arrive();
  });

  const write = (address: Address) => {
    here = address;
    writeAddress(formatAddress(address));
  };
  const pass = (element: Element) => {
    if (!isSettled || scrollY === arrivedAt) return;
    arrivedAt = undefined;
    // The address keeps a step, a figure's state or a term while the reader stays in that part.
    if (element.id === read) return;
    read = element.id;
    const isSlide = slides.some((one) => one === element);
    if (isSlide) remember(key(), element.id);
    if (isSlide) write({ id: element.id, step: 0 });
    else writeAddress(`#${element.id}`);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) pass(target);
    },
    { rootMargin: `${-100 * EYE}% 0px ${-100 * (1 - EYE)}% 0px` },
  );
  for (const element of parts) observer.observe(element);

  return {
    hash: () => (here ? formatAddress(here) : ''),
    slide: () => read,
    write,
    settle: () => {
      if (!isSettled) arrive(isReturn);
      isSettled = true;
    },
    lastPlace,
    parts,
  };
}

/** Brings a slide to the step and the figures' states that the address names; nothing on it is hidden. */
function showAsThen(section: HTMLElement, { step, states }: Address): void {
  if (step > 0 && step <= stepsOf(section)) showStep(section, step);
  showFigures(section, step);
  showStates(section, states);
  if (step === 0 && !states && figuresOf(section).length === 0) showFinalFigures(section);
}

/** @returns whether the page was left at this address (`keep-place.ts`), and is now scrolled as it was then */
function returnToPlace(parts: readonly Element[]): boolean {
  const [id, top, href] = keptPlace().split(' ');
  const part = parts.find((one) => one.id === id);
  if (!part || href !== location.href) return false;
  layOutAbove(part, parts);
  scrollBy({ top: part.getBoundingClientRect().top - Number(top), behavior: 'instant' });
  return true;
}

function keptPlace(): string {
  try {
    return sessionStorage.getItem(KEYS.scroll) ?? '';
  } catch {
    return '';
  }
}
