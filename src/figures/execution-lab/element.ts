import { html, nothing, type TemplateResult } from 'lit-html';
import { cellOf, contentOf } from '../own-content.ts';
import { defineElement, type Scene } from '../element.ts';
import {
  assisted,
  canAssist,
  emulated,
  executionLab,
  exits,
  reason,
  type Counts,
  type Program,
  type Run,
} from './data.ts';
import { pause, play, type Speed } from './play.ts';
import './style.css';

/** Draws the current instruction, the program as two strips of cells, the counts, and the machine’s buttons. */
function draw(view: Scene<Program, Run>): TemplateResult {
  const { data: program, state, host } = view;
  const now = program[state.done - 1];
  return html`<p class="now">
      ${
        now
          ? html`<span class="place">${state.done}</span> <code>${contentOf(cellOf(host, state.done - 1, 0))}</code>
              <span class="place">${now.kind}</span>`
          : html`<span class="place">${program.length} instructions of a guest, about to start</span>`
      }
    </p>
    <div class="sides">
      ${side('Software emulation', emulated(state.done), 'the emulator', cells(program, state.done, false))}
      ${
        canAssist(state)
          ? side(
              'Hardware assistance',
              assisted(program, state.done),
              'the hypervisor',
              cells(program, state.done, true),
            )
          : html`<div class="side">
              <p class="name">Hardware assistance</p>
              <p class="impossible">Not possible: ${reason(state)}.</p>
            </div>`
      }
    </div>
    ${buttons(view)}
    <p class="model own">A model: it counts instructions and exits. It says nothing of time.</p>`;
}

function side(name: string, counts: Counts, who: string, strip: TemplateResult): TemplateResult {
  return html`<div class="side">
    <p class="name">${name}</p>
    ${strip}
    <dl>
      <div>
        <dt>by the processor</dt>
        <dd>${counts.processor}</dd>
      </div>
      <div>
        <dt>by ${who}</dt>
        <dd>${counts.software}</dd>
      </div>
      <div>
        <dt>exits</dt>
        <dd>${counts.exits}</dd>
      </div>
    </dl>
  </div>`;
}

/** The numbers below say the same in words. */
function cells(program: Program, done: number, hasHelp: boolean): TemplateResult {
  return html`<div class="cells" aria-hidden="true">
    ${program.map((instruction, index) => {
      const isExit = hasHelp && exits(instruction);
      const kind = hasHelp && !isExit ? 'hardware' : 'software';
      const isDone = index < done;
      const classes = `cell ${isDone ? 'kind' : ''} ${isExit ? 'exit' : ''} ${index === done - 1 ? 'last' : ''}`;
      return html`<span class=${classes} data-kind=${isDone ? kind : nothing}></span>`;
    })}
  </div>`;
}

function buttons({ data: program, state, host, set }: Scene<Program, Run>): TemplateResult {
  const playing = host.getAttribute('playing');
  const isOver = state.done >= program.length;
  const run = (speed: Speed) => () => {
    if (playing === speed) {
      pause(host);
      return;
    }
    play(host, speed, (text) => {
      const now = executionLab.decode(text, program);
      return now && now.done < program.length
        ? executionLab.encode({ ...now, done: now.done + 1 }, program)
        : undefined;
    });
  };
  return html`<p class="machine">
    ${button(playing === 'slow' ? 'Pause' : 'Play', playing === 'slow', run('slow'), isOver)}
    ${button(playing === 'fast' ? 'Pause' : 'Play fast', playing === 'fast', run('fast'), isOver)}
    ${button(
      'Step',
      undefined,
      () => {
        set({ ...state, done: state.done + 1 });
      },
      isOver,
    )}
    ${button(
      'From the start',
      undefined,
      () => {
        set({ ...state, done: 0 });
      },
      state.done === 0,
    )}
    ${button('Another processor', state.foreign, () => {
      set({ ...state, foreign: !state.foreign });
    })}
    ${button('No privileged driver', state.driverless, () => {
      set({ ...state, driverless: !state.driverless });
    })}
  </p>`;
}

const button = (name: string, isOn: boolean | undefined, press: () => void, isOff = false): TemplateResult =>
  html`<button type="button" data-choice aria-pressed=${isOn ?? nothing} ?disabled=${isOff} @click=${press}>
    ${name}
  </button>`;

defineElement({ figure: executionLab, draw, isShown: true });
