import { element } from '../shared/panel.ts';

/** What lies on the desk, in the order it is read aloud. */
export interface Boxes {
  readonly place: HTMLElement;
  readonly now: HTMLElement;
  readonly next: HTMLElement;
  readonly sign: HTMLElement;
  readonly times: HTMLElement;
  readonly notes: HTMLElement;
  /** Says that the notes go on below. */
  readonly more: HTMLElement;
}

export function layBoxes(root: HTMLElement): Boxes {
  const boxes: Boxes = {
    place: box('h1', 'place'),
    now: box('div', 'preview scheme now', 'group', 'The slide'),
    next: box('div', 'preview scheme next', 'img', 'The next step'),
    sign: box('div', 'signs', 'status'),
    times: box('div', 'times'),
    notes: box('div', 'said', 'region', 'Notes'),
    more: box('div', 'more'),
  };
  boxes.more.textContent = 'More: Shift+Down';
  boxes.more.ariaHidden = 'true';
  boxes.more.hidden = true;
  boxes.next.inert = true;
  // The program's own words, whatever language the talk is in; the boxes themselves stand as its lines run.
  for (const own of [boxes.place, boxes.sign, boxes.times]) {
    own.lang = 'en';
    own.dir = 'ltr';
  }
  // Long notes scroll, and so the keyboard must reach them.
  boxes.notes.tabIndex = 0;
  root.append(...Object.values<HTMLElement>({ ...boxes }));
  return boxes;
}

function box(name: 'h1' | 'div', className: string, role?: string, label?: string): HTMLElement {
  const made = element(name);
  made.className = className;
  if (role !== undefined) made.setAttribute('role', role);
  if (label !== undefined) made.ariaLabel = label;
  return made;
}
