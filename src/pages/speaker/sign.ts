/** Where the audience is, how recent that information is, and alerts for the speaker. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { elapsedAt, spokenTime, timeOfDay } from '../../live/clock.ts';
import type { Kept } from '../../live/former.ts';
import { BEAT, type Peer } from '../../live/session.ts';
import { inHall } from '../../live/state.ts';
import type { SpeakerTalk } from '../shared/talk.ts';
import { DRAG_OUT } from '../shared/windows.ts';
import type { Desk } from './desk.ts';

/** The audience's window that was heard last. */
const hallOf = ({ peers }: Desk): Peer | undefined =>
  peers.filter(({ role }) => role === 'hall').sort((a, b) => b.at - a.at)[0];

/** @param age since its last message, in ms */
const isFresh = (age: number): boolean => age < 2 * BEAT;
const freshness = (age: number): string => (isFresh(age) ? 'live' : `heard ${Math.round(age / 1000)} s ago`);

export const signOf = (desk: Desk): TemplateResult => {
  const { talk, state, now, press } = desk;
  const hall = hallOf(desk);
  if (!hall)
    return html`<p class="sign alone">
      <b>No audience window is open.</b> <button type="button" @click=${press.hall}>Open one</button>
    </p>`;
  const shown = talk.slides.find(({ id }) => id === hall.shows.id);
  const isHere = hall.shows.id === state.place.id && hall.shows.step === state.place.step;
  const isWithYou = isHere && !state.held;
  const place = html`${shown?.number}<bdi> ${shown?.title.trim()}</bdi
    >${hall.shows.step > 0 ? `, step ${hall.shows.step}` : ''}`;
  return html`<p class="sign ${isWithYou ? 'here' : ''} ${state.held || state.black ? 'held' : ''}">
    ${
      isWithYou
        ? html`<b>The audience ${state.black ? 'sees black' : 'is with you'}</b>
            <span class="spoken">on ${place}</span>`
        : html`<b>The audience ${state.held ? 'stays on' : 'is on'}</b>
            ${place}${state.black ? ', and sees black' : nothing}`
    }
    ${state.zoom && !state.black ? 'and sees a part of it large' : nothing}
    <span class="fresh ${isFresh(now - hall.at) ? 'live' : ''}">${freshness(now - hall.at)}</span>
  </p>`;
};

const INK_TROUBLES = {
  unkept: 'Drawings are no longer kept: save them.',
  full: 'This slide has no room for more drawing.',
} as const;

/** Shown above the notes, where the speaker does not miss it. */
export const alertsOf = (desk: Desk): TemplateResult => {
  const { talk, peers, inkTrouble, door, asked, press } = desk;
  const others = peers.filter(({ role }) => role === 'speaker').length;
  return html`${
    hallOf(desk)?.isFullScreen === false
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
      ? html`<p class="sign alone"><b>Another speaker view is open.</b> Both steer; close the one you do not need.</p>`
      : nothing
  }
  ${inkTrouble ? html`<p class="sign alone"><b>${INK_TROUBLES[inkTrouble]}</b></p>` : nothing}
  ${asked ? questionOf(asked, talk, press) : nothing}`;
};

/** Without an answer, the next step begins or resumes the run, as the desk shows it. */
function questionOf({ state, alive }: Kept, { slides }: SpeakerTalk, press: Desk['press']): TemplateResult {
  const slide = slides.find(({ id }) => id === inHall(state).id);
  const shown = spokenTime(elapsedAt(state.clock, alive));
  return html`<p class="sign alone asks">
    <b>There is a run from ${timeOfDay(alive)}</b>, on slide ${slide?.number ?? '?'}, with ${shown} on the clock.
    <button type="button" @click=${press.goOn}>Go on with it</button>
    <button type="button" @click=${press.beginAnew}>Begin anew</button>
  </p>`;
}
