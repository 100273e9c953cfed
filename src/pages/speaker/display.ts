/** The boxes of the desk, and what they show: the time, the slide, the next step, the notes, the controls. */
import { html, render } from 'lit-html';
import type { Address } from '../../live/address.ts';
import { element } from '../shared/panel.ts';
import { after, type SpeakerTalk } from '../shared/talk.ts';
import { comingOf } from './coming.ts';
import { controlsOf } from './controls.ts';
import type { Desk } from './desk.ts';
import { placeOf, timesOf } from './head.ts';
import { courseOf } from './course.ts';
import { createNotes, type Notes } from './notes.ts';
import { createPreview, type Preview } from './preview.ts';
import { alertsOf, signOf } from './sign.ts';

/** The boxes on the desk. */
export interface Boxes {
  readonly place: HTMLElement;
  readonly times: HTMLElement;
  readonly course: HTMLElement;
  readonly now: HTMLElement;
  readonly next: HTMLElement;
  readonly words: HTMLElement;
  readonly sign: HTMLElement;
  readonly alerts: HTMLElement;
  readonly notes: HTMLElement;
  /** The hint that the notes continue below. */
  readonly more: HTMLElement;
  readonly controls: HTMLElement;
}

export function layBoxes(root: HTMLElement): Boxes {
  const boxes: Boxes = {
    place: box('h1', 'place'),
    times: box('div', 'times'),
    course: box('div', 'course'),
    now: box('div', 'preview scheme now', 'group', 'The slide'),
    next: box('div', 'preview scheme next'),
    words: box('p', 'next-words'),
    sign: box('div', 'signs', 'status'),
    alerts: box('div', 'alerts', 'status'),
    notes: box('div', 'said', 'region', 'Notes'),
    more: box('div', 'more'),
    controls: box('nav', 'controls', undefined, 'Controls'),
  };
  const { place, times, course, now, next, words, sign, alerts, notes, more, controls } = boxes;
  const key = element('span', ': Shift+Down');
  key.className = 'by-key';
  more.append('More', key);
  more.ariaHidden = 'true';
  more.hidden = true;
  next.inert = true;
  // The program's own text is English in every talk; the order of the boxes follows the talk's writing direction.
  for (const own of [place, times, course, words, sign, alerts, controls]) {
    own.lang = 'en';
    own.dir = 'ltr';
  }
  // Long notes scroll, and so the keyboard must reach them.
  notes.tabIndex = 0;
  root.append(
    holder('head', place, times),
    course,
    now,
    holder('coming', next, words, sign),
    holder('spoken-notes', alerts, notes, more),
    controls,
  );
  return boxes;
}

function box(name: 'h1' | 'div' | 'p' | 'nav', className: string, role?: string, label?: string): HTMLElement {
  const made = element(name);
  made.className = className;
  if (role !== undefined) made.setAttribute('role', role);
  if (label !== undefined) made.ariaLabel = label;
  return made;
}

function holder(className: string, ...parts: readonly HTMLElement[]): HTMLElement {
  const made = element('div', ...parts);
  made.className = className;
  return made;
}

export interface Display {
  readonly now: Preview;
  readonly notes: Notes;
  /** Shows another place. */
  readonly show: (place: Address) => void;
  /** Shows the number of the slide and the step, and what comes next. */
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
      render(comingOf(talk, desk.state.place, next.section()), boxes.words);
    },
    tick: (desk) => {
      render(timesOf(desk), boxes.times);
      render(courseOf(desk), boxes.course);
      render(signOf(desk), boxes.sign);
      render(alertsOf(desk), boxes.alerts);
      render(controlsOf(desk), boxes.controls);
      boxes.now.classList.toggle('unseen', desk.state.black || desk.state.held !== null);
    },
  };
}
