/** One row of controls with their keys; while the pen is held, or the audience is frozen, those that belong to it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isNew, isRunning } from '../../live/clock.ts';
import type { Desk } from './desk.ts';

interface Control {
  readonly label: string;
  /** The label of its key; undefined if it has none. */
  readonly key?: string;
  readonly run: () => void;
  /** For controls that are on or off. */
  readonly isOn?: boolean;
  /** Class names, for the layout. */
  readonly kind?: string;
}

export const controlsOf = (desk: Desk): TemplateResult => {
  const { press, isPenHeld, state } = desk;
  return html`${[...steps(desk), ...(isPenHeld ? pen(desk) : talk(desk))].map(controlOf)}
    ${isPenHeld || state.held ? nothing : notes(desk)}
    <button type="button" class="more-keys" aria-keyshortcuts="?" @click=${press.help}>
      <kbd aria-hidden="true">?</kbd><span class="by-key">All keys</span><span class="by-hand">More</span>
    </button>`;
};

const steps = ({ press }: Desk): Control[] => [
  { label: 'Next', key: 'Space', run: press.next, kind: 'next' },
  { label: 'Back', key: 'P', run: press.previous, kind: 'back' },
];

function talk({ press, state }: Desk): Control[] {
  const { clock, held, black } = state;
  return [
    { label: 'Go to', key: 'G', run: press.jump },
    { label: 'All slides', key: 'O', run: press.overview, kind: 'seldom' },
    { label: 'Black', key: 'B', run: press.black, isOn: black, kind: 'loud' },
    { label: held ? 'Take it there' : 'Freeze', key: 'X', run: press.hold, isOn: held !== null, kind: 'loud' },
    ...(held ? [{ label: 'Back to it', key: 'R', run: press.back }] : []),
    { label: 'Draw', key: 'E', run: press.pen, isOn: false },
    { label: isRunning(clock) ? 'Pause' : isNew(clock) ? 'Start' : 'Go on', key: 'C', run: press.clock },
  ];
}

const pen = ({ press }: Desk): Control[] => [
  { label: 'Draw', key: 'E', run: press.pen, isOn: true },
  { label: 'Undo', key: 'U', run: press.undo },
  { label: 'Wipe this slide', run: press.wipe },
  { label: 'Wipe all slides', run: press.clear },
  { label: 'Save the drawings', run: press.saveInk },
];

/** How the notes are shown. */
const notes = ({ press, isNotesAlone }: Desk): TemplateResult =>
  html`<span class="sizes">
      <button type="button" aria-label="Larger notes" aria-keyshortcuts="+" @click=${press.larger}>
        <kbd aria-hidden="true">+</kbd></button
      ><button type="button" aria-label="Smaller notes" aria-keyshortcuts="-" @click=${press.smaller}>
        <kbd aria-hidden="true">-</kbd></button
      ><span aria-hidden="true">Notes</span>
    </span>
    ${controlOf({ label: 'Notes alone', key: 'W', run: press.layout, isOn: isNotesAlone, kind: 'rare' })}`;

const controlOf = ({ label, key, run, isOn, kind = '' }: Control): TemplateResult =>
  html`<button
    type="button"
    class=${kind}
    aria-pressed=${isOn ?? nothing}
    aria-keyshortcuts=${key ?? nothing}
    @click=${run}
  >
    ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}<span>${label}</span>
  </button>`;
