/** The places for accessibility checks, as data: how to get to each. */
import type { Page } from '@playwright/test';

export type Colours = 'light' | 'dark' | 'forced';

/** The checks at a place. */
export type Question = 'everything' | 'colours' | 'targets';

export interface Place {
  /** For messages. */
  readonly name: string;
  /** From the root of the site, without what is behind `#`. Places of one address follow each other. */
  readonly address: string;
  /** Of the part to check; the whole page by default. */
  readonly part?: string;
  readonly colours: Colours;
  readonly asks: Question;
  readonly way: Way;
  /** CSS px; by default that of the open window. Half of it emulates a zoom of 200 %, a quarter one of 400 %. */
  readonly width?: number;
  /** Whether the reader sets the spacing of text, as WCAG 1.4.12 says. */
  readonly isSpaced?: boolean;
}

/** How to get there in the page. */
export type Way =
  | { readonly kind: 'page' }
  | { readonly kind: 'slide'; readonly slide: string; readonly step: number }
  /** A figure of the article, of all those of its slide, as it is in this state, or as text. */
  | { readonly kind: 'figure'; readonly slide: string; readonly nth: number; readonly state: string | undefined }
  /** A box, by a key, with what is typed there; or by the name of a button. */
  | { readonly kind: 'box'; readonly key: string; readonly types?: string }
  | { readonly kind: 'box'; readonly button: string };

/** What a slide of the deck is like, for where to look. */
export interface Seen {
  readonly id: string;
  readonly steps: number;
  /** It is not the same in both years. */
  readonly isDated: boolean;
  /** Its steps do more than reveal the next item. */
  readonly changes: boolean;
}

export const seenIn = (page: Page): Promise<Seen[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.slides > section')].map((slide) => ({
      id: slide.id,
      steps: Number(slide.dataset.steps ?? 0),
      // A drawing that is not the same in both years has a switch between them.
      isDated: slide.querySelector('.since, .tools .years') !== null,
      changes: slide.querySelector('.figure-step, .code-step') !== null,
    })),
  );

/** Both, in this order. */
const inBoth = (place: Omit<Place, 'colours' | 'asks'>, inDark: Question): Place[] => [
  { ...place, colours: 'light', asks: 'everything' },
  { ...place, colours: 'dark', asks: inDark },
];

/**
 * Every step of every slide today, and of 2019 those that are not the same. In light everything is asked; in dark
 * everything at the first step and the last, and between them the colours, where a step changes what stood there: what a
 * step of a list shows has the colours that it has after the last.
 */
export function slidePlaces(slides: readonly Seen[], year: '2019' | 'today'): Place[] {
  const address = `?year=${year}`;
  const page: Place[] = inBoth({ name: 'the page', address, way: { kind: 'page' } }, 'everything');
  const own = slides
    .filter(({ isDated }) => year === 'today' || isDated)
    .flatMap(({ id: slide, steps, changes }) =>
      Array.from({ length: steps + 1 }, (_, step): Place[] => {
        const way = { kind: 'slide', slide, step } as const;
        const place = { name: `${slide}/${step.toString()}`, address, part: 'section.present', way } as const;
        const both = inBoth(place, step === 0 || step === steps ? 'everything' : 'colours');
        return changes || step === 0 || step === steps ? both : both.slice(0, 1);
      }).flat(),
    );
  return [...page, ...own];
}

/** A figure of the article: its slide, which it is of those there, and its states at the steps. */
export interface Figure {
  readonly slide: string;
  readonly nth: number;
  readonly states: readonly string[];
}

export const figuresIn = (page: Page): Promise<Figure[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')].flatMap((slide) =>
      [...slide.querySelectorAll('[data-figure]')].map((figure, nth) => ({
        slide: slide.id,
        nth,
        states: (figure.getAttribute('steps') ?? '').split('|'),
      })),
    ),
  );

/** Every figure of the article at each of its steps, and as text. */
export const figurePlaces = (figures: readonly Figure[]): Place[] =>
  figures.flatMap(({ slide, nth, states }) =>
    [...states, undefined].flatMap((state) =>
      inBoth(
        {
          name: `${slide} ${state ?? 'as text'}`,
          address: 'read/',
          part: `[id="${slide}"] [data-figure]`,
          way: { kind: 'figure', slide, nth, state },
        },
        'colours',
      ),
    ),
  );

const box = (address: string, opens: { key: string; types?: string } | { button: string }): Place => ({
  name: `${address} ${'key' in opens ? opens.key : opens.button}`,
  address,
  part: '.panel[open]',
  colours: 'light',
  asks: 'everything',
  way: { kind: 'box', ...opens },
});

const targets = (address: string): Place => ({
  name: `targets of ${address}`,
  address,
  colours: 'light',
  asks: 'targets',
  way: { kind: 'page' },
});

const search = { key: '/', types: 'xen' };

/** Every box, and the targets of whole pages. */
export const boxPlaces: readonly Place[] = [
  box('', { key: '?' }),
  box('', { key: 'g' }),
  box('', search),
  box('', { key: 'i' }),
  { name: 'the bar', address: '', part: '.bar', colours: 'light', asks: 'everything', way: { kind: 'page' } },
  box('read/', { key: '?' }),
  box('read/', search),
  targets('read/'),
  box('speaker/', { key: '?' }),
  box('speaker/', { key: 'g' }),
  box('speaker/', { button: 'Set the clock' }),
  box('speaker/', { button: 'This run' }),
  targets('preflight/'),
];

/** All pages of the site, and those that are printed. */
export const pages = [
  '',
  'read/',
  'handout/',
  'speaker/',
  'preflight/',
  '?print=',
  'handout/?year=today&paper=letter',
] as const;

/** How pages are seen: on a desk in all colours, on a phone, enlarged, and with a reader's own spacing. */
const views: readonly Pick<Place, 'name' | 'width' | 'colours' | 'isSpaced'>[] = [
  { name: 'light', width: 1280, colours: 'light' },
  { name: 'dark', width: 1280, colours: 'dark' },
  { name: 'forced colours', width: 1280, colours: 'forced' },
  { name: 'phone', width: 390, colours: 'light' },
  { name: '200 %', width: 640, colours: 'light' },
  { name: '400 %', width: 320, colours: 'light' },
  { name: 'spaced', width: 1280, colours: 'light', isSpaced: true },
];

/** A page in every view; what is printed has one. */
export const viewsOf = (address: string): Place[] =>
  views
    .filter((_, at) => at === 0 || !/print|handout/.test(address))
    .map((view) => ({
      ...view,
      name: `/${address} ${view.name}`,
      address,
      asks: 'everything',
      way: { kind: 'page' },
    }));

/** What a speaker's desk is. */
export const DESKS = [
  ['laptop', { width: 1280, height: 800 }],
  ['tablet held upright', { width: 820, height: 1180 }],
  ['phone', { width: 390, height: 844 }],
] as const;

/** On to the next step, the audience frozen, the notes alone, and larger. */
export const DESK_KEYS = ['PageDown', 'x', 'w', '+'] as const;
