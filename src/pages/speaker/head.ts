/** The head of the desk: how much time is left, whether the talk is on time, and where it is. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { isNew, isRunning, spokenTime, timeOfDay } from '../../live/clock.ts';
import { inHall } from '../../live/state.ts';
import type { Desk } from './desk.ts';

const MINUTE = 60_000;
/** Remaining time at which the quiet warning appears. */
const SOON = 5 * MINUTE;

export const timesOf = (desk: Desk): TemplateResult => {
  const { remaining, elapsed } = desk.pace;
  const mood = remaining < 0 ? 'over' : remaining <= SOON ? 'soon' : '';
  return html`<p class="remaining ${mood}">
      <b>${spokenTime(Math.abs(remaining))}</b> <small>${remaining < 0 ? 'over' : 'left'}</small>
    </p>
    ${paceOf(desk)}
    <p class="this-slide"><span class="word">this </span>slide ${slideTime(desk)}</p>
    <p class="clock">
      <button type="button" class="quiet" @click=${desk.press.set}>
        <span class="elapsed">${spokenTime(elapsed)} on the clock</span
        ><span class="spoken">: Set the clock</span></button
      >, <span class="word">time of day</span> <b>${timeOfDay(desk.now)}</b>
    </p>`;
};

/** The pace, to be readable from a metre away; before the start, a button for the countdown. */
function paceOf({ talk, pace: { behind }, state: { clock, begins }, now, press }: Desk): TemplateResult {
  if (isNew(clock)) {
    const left = begins === null ? undefined : spokenTime(Math.max(0, begins - now));
    return html`<p class="pace waits">
      <button type="button" @click=${press.begin}>
        ${
          left === undefined
            ? html`Count down<span class="word"> to the start</span>`
            : html`<b>${left}</b> to the start<span class="spoken">: Count down to the start</span>`
        }
      </button>
    </p>`;
  }
  if (!isRunning(clock)) return html`<p class="pace late">paused</p>`;
  // Without a plan nothing is late.
  if (talk.slides.every(({ budget }) => budget === 0)) return html`<p class="pace"></p>`;
  if (Math.abs(behind) < 1000) return html`<p class="pace">on time</p>`;
  return behind > 0
    ? html`<p class="pace late">${spokenTime(behind)} behind</p>`
    : html`<p class="pace ahead">${spokenTime(-behind)} ahead</p>`;
}

/** `0:22 of 1:00` */
function slideTime({ talk, state, pace }: Desk): string {
  const slide = talk.slides.find(({ id }) => id === inHall(state).id);
  const budget = slide?.budget ?? 0;
  const spent = spokenTime(budget - pace.slideRemaining);
  return slide?.isBackup === true && budget === 0 ? `${spent}, not in the plan` : `${spent} of ${spokenTime(budget)}`;
}

export const placeOf = ({ talk, state }: Desk): TemplateResult => {
  const slide = talk.slides.find(({ id }) => id === state.place.id);
  const steps = slide && slide.steps > 0 ? html`, step <b>${state.place.step}</b> of ${slide.steps}` : nothing;
  const number =
    slide?.isBackup === true
      ? html`Backup slide <b>${slide.number}</b>`
      : html`<span class="spoken">Slide </span><b>${slide?.number ?? ''}</b> of ${talk.counted}`;
  return html`${slide?.part ? html`<bdi class="spoken">${slide.part} </bdi>` : nothing}${number}${steps}`;
};
