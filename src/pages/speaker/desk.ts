/** What stands on the speaker's desk, as a function of the state and the time. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { elapsedAt, isNew, isRunning, spokenTime, timeOfDay } from '../../live/clock.ts';
import type { Kept } from '../../live/former.ts';
import type { Pace } from '../../live/pace.ts';
import { BEAT, type Peer } from '../../live/session.ts';
import { inHall, type TalkState } from '../../live/state.ts';
import { DRAG_OUT } from '../shared/windows.ts';
import type { InkTrouble } from './pen.ts';
import type { SpeakerTalk } from '../shared/talk.ts';

export interface Desk {
  readonly talk: SpeakerTalk;
  readonly state: TalkState;
  readonly pace: Pace;
  readonly peers: readonly Peer[];
  /** In ms of the epoch. */
  readonly now: number;
  readonly isPenHeld: boolean;
  readonly inkTrouble: InkTrouble;
  /** Where a window for the audience would open; by a link, where the browser opens none by itself. */
  readonly door: { readonly href: string; readonly target: string; readonly isBlocked: boolean };
  /** A run that may be the one before, to go on with or not. */
  readonly asked: Kept | undefined;
  readonly press: Readonly<
    Record<
      | 'goOn'
      | 'beginAnew'
      | 'previous'
      | 'next'
      | 'black'
      | 'clock'
      | 'begin'
      | 'set'
      | 'run'
      | 'hold'
      | 'back'
      | 'hall'
      | 'pen'
      | 'undo'
      | 'wipe'
      | 'clear'
      | 'saveInk',
      () => void
    >
  >;
}

const MINUTE = 60_000;
/** When the quiet warning comes, before the end. */
const SOON = 5 * MINUTE;

export const timesOf = ({ state, pace, talk, now, press }: Desk): TemplateResult => {
  const slide = talk.slides.find(({ id }) => id === inHall(state).id);
  const { remaining } = pace;
  const mood = remaining < 0 ? 'over' : remaining <= SOON ? 'soon' : '';
  return html`<p class="big elapsed"><span class="label">On the clock</span> ${spokenTime(pace.elapsed)}</p>
    <p class="big remaining ${mood}">
      <span class="label">${remaining < 0 ? 'Over by' : 'Left'}</span> ${spokenTime(Math.abs(remaining))}
    </p>
    <p>
      <span class="label">This slide</span>
      ${
        slide?.isBackup === true && slide.budget === 0
          ? `${spokenTime(-pace.slideRemaining)}, not in the plan`
          : `${spokenTime(pace.slideRemaining)} of ${spokenTime(slide?.budget ?? 0)}`
      }
    </p>
    <p><span class="label">Plan</span> ${planned(pace, state, now)}</p>
    <p><span class="label">Time of day</span> ${timeOfDay(now)}</p>
    <p class="keys">
      <button type="button" @click=${press.clock}>
        ${isRunning(state.clock) ? 'Pause' : isNew(state.clock) ? 'Start' : 'Go on'}
      </button>
      ${
        isNew(state.clock)
          ? html`<button type="button" @click=${press.begin}>Count down to the start</button>`
          : nothing
      }
      <button type="button" @click=${press.set}>Set the clock</button>
      <button type="button" @click=${press.run}>This run</button>
    </p>`;
};

function planned({ behind }: Pace, { clock, begins }: TalkState, now: number): string {
  if (begins !== null) return `the audience sees ${spokenTime(Math.max(0, begins - now))} to the start`;
  if (isNew(clock)) return 'starts with the first step';
  if (!isRunning(clock)) return 'paused';
  if (Math.abs(behind) < 1000) return 'on time';
  return behind > 0 ? `${spokenTime(behind)} behind` : `${spokenTime(-behind)} ahead`;
}

/** @param age since its last word, in ms */
const freshness = (age: number): string => (age < 2 * BEAT ? 'live' : `heard ${Math.round(age / 1000)} s ago`);

const INK_TROUBLES = {
  unkept: 'Drawings are no longer kept: save them.',
  full: 'This slide has no room for more drawing.',
} as const;

/** Where the audience is, and how sure we are. */
export const signOf = ({
  talk,
  state,
  peers,
  now,
  isPenHeld,
  inkTrouble,
  door,
  asked,
  press,
}: Desk): TemplateResult => {
  const halls = peers.filter(({ role }) => role === 'hall');
  const others = peers.filter(({ role }) => role === 'speaker').length;
  const [hall] = halls.sort((a, b) => b.at - a.at);
  const shown = talk.slides.find(({ id }) => id === hall?.shows.id);
  return html`<p class="sign ${hall ? '' : 'alone'} ${state.held ? 'held' : ''}">
      ${
        hall
          ? html`<b>${state.held ? 'The audience stays on' : 'The audience is on'}</b> ${shown?.number}
              <bdi>${shown?.title}</bdi
              >${hall.shows.step > 0 ? `, step ${hall.shows.step}` : ''}${state.black ? ', and sees black' : state.zoom ? ', and sees a part of it large' : ''}
              <span class="fresh">${freshness(now - hall.at)}</span>`
          : html`<b>No audience window is open.</b> <button type="button" @click=${press.hall}>Open one</button>`
      }
    </p>
    ${
      hall?.isFullScreen === false
        ? html`<p class="sign alone"><b>The audience window is not full screen.</b> Click it, and press F there.</p>`
        : nothing
    }
    ${
      door.isBlocked
        ? html`<p class="sign alone">
            The browser kept the window from opening:
            <a href=${door.href} target=${door.target} rel=${door.target === '_blank' ? 'noopener' : nothing}
              >this link opens it</a
            >. ${DRAG_OUT}
          </p>`
        : nothing
    }
    ${
      others > 0
        ? html`<p class="sign alone">
            <b>Another speaker view is open.</b> Both steer; close the one you do not need.
          </p>`
        : nothing
    }
    ${inkTrouble ? html`<p class="sign alone"><b>${INK_TROUBLES[inkTrouble]}</b></p>` : nothing}
    ${asked ? questionOf(asked, talk, press) : nothing}
    <p class="keys">
      <button type="button" @click=${press.previous}>Back</button>
      <button type="button" @click=${press.next}>Next</button>
      <button type="button" aria-pressed=${state.black} @click=${press.black}>Black</button>
      <button type="button" aria-pressed=${state.held !== null} @click=${press.hold}>
        ${state.held ? 'Take the audience there' : 'Freeze the audience'}
      </button>
      ${state.held ? html`<button type="button" @click=${press.back}>Back to the audience</button>` : nothing}
      <button type="button" aria-pressed=${isPenHeld} @click=${press.pen}>Draw</button>
      ${
        isPenHeld
          ? html`<button type="button" @click=${press.undo}>Undo</button>
              <button type="button" @click=${press.wipe}>Wipe this slide</button>
              <button type="button" @click=${press.clear}>Wipe all slides</button>
              <button type="button" @click=${press.saveInk}>Save the drawings</button>`
          : nothing
      }
    </p>`;
};

/** The next step of whoever does not answer begins, or goes on, as the desk stands. */
function questionOf({ state, alive }: Kept, { slides }: SpeakerTalk, press: Desk['press']): TemplateResult {
  const slide = slides.find(({ id }) => id === inHall(state).id);
  const shown = spokenTime(elapsedAt(state.clock, alive));
  return html`<p class="sign alone asks">
    <b>There is a run from ${timeOfDay(alive)}</b>, on slide ${slide?.number ?? '?'}, with ${shown} on the clock.
    <button type="button" @click=${press.goOn}>Go on with it</button>
    <button type="button" @click=${press.beginAnew}>Begin anew</button>
  </p>`;
}

export const placeOf = ({ talk, state }: Desk): TemplateResult => {
  const slide = talk.slides.find(({ id }) => id === state.place.id);
  const steps = slide && slide.steps > 0 ? html`, step ${state.place.step} of ${slide.steps}` : nothing;
  const name =
    slide?.isBackup === true ? `Backup slide ${slide.number}` : `Slide ${slide?.number ?? ''} of ${talk.counted}`;
  return html`${slide?.part ? html`<bdi class="part">${slide.part}</bdi>` : nothing} ${name}${steps}`;
};
