/** The boxes of the desk, and what they show: the slide, the next step, the notes, and what moves by itself. */
import { html, render } from 'lit-html';
import { type Address, formatAddress } from '../../live/address.ts';
import { after, type SpeakerTalk } from '../shared/talk.ts';
import { placeOf, signOf, timesOf, type Desk } from './desk.ts';
import { createNotes, type Notes } from './notes.ts';
import { openBeside } from '../shared/windows.ts';
import { showStates } from '../shared/figures.ts';
import { showStep } from '../shared/steps.ts';
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

export interface Display {
  readonly now: Preview;
  readonly notes: Notes;
  /** Shows another place. */
  readonly show: (place: Address) => void;
  /** Says where on the way through the talk that is. */
  readonly name: (desk: Desk) => void;
  /** Shows the time and where the audience is. */
  readonly tick: (desk: Desk) => void;
}

export function createDisplay(boxes: Boxes, talk: SpeakerTalk): Display {
  const [now, next] = [createPreview(boxes.now, talk), createPreview(boxes.next, talk)];
  const notes = createNotes(boxes.notes, boxes.more, talk);
  return {
    now,
    notes,
    show: (place) => {
      now.show(place);
      next.show(after(talk.slides, place));
      notes.show(place);
    },
    name: (desk) => {
      render(html`${placeOf(desk)}`, boxes.place);
    },
    tick: (desk) => {
      render(timesOf(desk), boxes.times);
      render(signOf(desk), boxes.sign);
    },
  };
}

export interface Preview {
  /** Nothing: the talk is over. */
  readonly show: (place: Address | undefined) => void;
  /** The slide in the box. */
  readonly section: () => HTMLElement | undefined;
}

/** A slide in a box, as the hall sees it: the same markup and the same style, made small. */
function createPreview(box: HTMLElement, { slides }: SpeakerTalk): Preview {
  let shown: string | undefined;
  let section: HTMLElement | undefined;
  return {
    section: () => section,
    show: (place) => {
      const address = place && formatAddress(place);
      if (address === shown) return;
      shown = address;
      const original = slides.find(({ id }) => id === place?.id)?.section;
      if (!place || !original) {
        section = undefined;
        box.replaceChildren();
        return;
      }
      if (section?.dataset.slide !== place.id) {
        section = copyOf(original);
        box.replaceChildren(section);
      }
      showStep(section, place.step);
      showStates(section, place.states);
    },
  };
}

/** Ids belong to the original. */
function copyOf(original: HTMLElement): HTMLElement {
  const section = document.createElement('section');
  for (const { name, value } of original.attributes) if (name !== 'id') section.setAttribute(name, value);
  section.dataset.slide = original.id;
  section.classList.add('present');
  const children = [...original.children].filter((child) => !child.matches('.notes'));
  section.append(...children.map((child) => child.cloneNode(true)));
  for (const named of section.querySelectorAll('[id]')) named.removeAttribute('id');
  openBeside(section);
  return section;
}
