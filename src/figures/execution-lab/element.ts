import { html, type TemplateResult } from 'lit-html';
import { cellOf, contentOf } from '../own-content.ts';
import { figureElement, type Scene } from '../element.ts';
import {
  assisted,
  canAssist,
  emulated,
  executionLab,
  exits,
  reason,
  type Counts,
  decodeRun,
  encodeRun,
  type Instruction,
  type Lab,
  type Program,
  type Run,
} from './data.ts';
import { drawKernel } from './draw-kernel.ts';
import type { Row } from './kernel.ts';
import { button, way } from './parts.ts';
import { pause, play, type Speed } from './play.ts';
import { textureOf } from '../texture.ts';
import './style.css';

/** With more instructions than this, cells have no gaps and borders between them. */
const DENSE = 64;

type View = Omit<Scene<Program, Run>, 'year'>;

const countsOf = ({ processor, software, exits }: Counts, who: string) =>
  [
    ['by the processor', processor],
    [`by ${who}`, software],
    ['exits', exits],
  ] as const;

/** Draws all instructions on one scale, as a logic analyser does: the program, and what executes it in each way. */
function drawProgram(view: View): TemplateResult {
  const { data: program, state } = view;
  const isDense = program.length > DENSE;
  return html`<div class="lab ${isDense ? 'dense' : ''}" .style=${`--at: ${state.done / program.length}`}>
    <p class="own"><b>${state.done}</b> of ${program.length}</p>
    ${now(view)}
    <div class="trace" aria-hidden="true">${cells(program, state.done)}</div>
    ${way('Software emulation', countsOf(emulated(state.done), 'the emulator'))}
    <p class="who" aria-hidden="true">emulator</p>
    <div class="lane software" aria-hidden="true">
      <div class="hatch">${textureOf('software', 640)}</div>
      ${cells(program, state.done)}
    </div>
    ${way('Hardware assistance', countsOf(assisted(program, state.done), 'the hypervisor'))}
    ${
      canAssist(state)
        ? html`<p class="who" aria-hidden="true"><span>hypervisor</span> <span>processor</span></p>
            <div class="lane hardware" aria-hidden="true">${cells(program, state.done)}</div>`
        : html`<p class="lane impossible">Not possible: ${reason(state)}.</p>`
    }
    <p class="model own">A model: instructions and exits are counted, not time.</p>
    ${buttons(view)}
  </div>`;
}

/** The current instruction, beside the cursor. */
function now({ data: program, state: { done }, host }: View): TemplateResult {
  const current = program[done - 1];
  if (!current) return html`<p class="now own"><span>a guest, about to start</span></p>`;
  const isBefore = widthOf(current) > WIDTH * (1 - done / program.length);
  return html`<p class="now ${isBefore ? 'before' : ''}">
    <span><code>${contentOf(cellOf(host, done - 1, 0))}</code> ${current.kind}</span>
  </p>`;
}

/** Total width of the cells, in stage px. */
const WIDTH = 960;

/** Estimated width of the text beside the cursor, in stage px. */
const widthOf = ({ text, kind }: Instruction): number => 18 * text.length + 13 * kind.length + 40;

/** No text: the counts give the same information. */
const cells = (program: Program, done: number): TemplateResult[] =>
  program.map(
    (instruction, index) =>
      html`<i class="${exits(instruction) ? 'exit' : 'plain'} ${index < done ? 'done' : 'ahead'}"></i>`,
  );

function buttons({ data: program, state, host, set }: View): TemplateResult {
  const playing = host.getAttribute('playing');
  const isOver = state.done >= program.length;
  const change = (to: Partial<Run>) => () => {
    set({ ...state, ...to });
  };
  const run = (speed: Speed) => () => {
    if (playing === speed) {
      pause(host);
      return;
    }
    play(host, speed, (text) => {
      const now = decodeRun(text, program);
      return now && now.done < program.length ? encodeRun({ ...now, done: now.done + 1 }) : undefined;
    });
  };
  return html`<p class="machine">
    ${button(playing === 'slow' ? 'Pause' : 'Play', playing === 'slow', run('slow'), isOver)}
    ${button(playing === 'fast' ? 'Pause' : 'Play fast', playing === 'fast', run('fast'), isOver)}
    ${button('Step', undefined, change({ done: state.done + 1 }), isOver)}
    ${button('From the start', undefined, change({ done: 0 }), state.done === 0)}
    ${button('Another processor', state.foreign, change({ foreign: !state.foreign }))}
    ${button('No privileged driver', state.driverless, change({ driverless: !state.driverless }))}
  </p>`;
}

function draw({ data, state, host, set }: Scene<Lab, Run | Row>): TemplateResult {
  if (data.kind === 'kernel' && state.kind === 'row') return drawKernel(data, state, set);
  if (data.kind === 'program' && state.kind === 'run') return drawProgram({ data: data.program, state, host, set });
  throw new TypeError();
}

export const element = figureElement({ figure: executionLab, draw, isShown: true });
