import { html, nothing, type TemplateResult } from 'lit-html';
import { figureElement, type Scene } from '../element.ts';
import { slug } from '../figure.ts';
import { boxes, roleOf, short, type Shown } from './data.ts';
import { type Box, type Boxes, type Kind, type Machine, type Row } from './model.ts';
import { drawPaths } from './paths.ts';
import { across, acrossOf, downOf, isApart, isBeside } from './shares.ts';
import { textureOf } from '../texture.ts';
import './style.css';

type View = Scene<Boxes, Shown>;

/** Draws the machines side by side, each under its title; with the stops of the paths beside them. */
function draw(view: View): TemplateResult {
  const { machines, hops, arrows } = view.data;
  return html`<div class="all">
    <div class="machines" .style=${gridOf(view.data)}>
      ${machines.map((machine, index) => machineOf(view, machine, index))}
      ${hops.length + arrows.length > 0 ? html`<svg class="paths" aria-hidden="true"></svg>` : nothing}
    </div>
    ${hops.length > 0 ? legend(view) : nothing}
  </div>`;
}

/** Machines with titles are equally wide; otherwise each is as wide and as high as its content. */
function gridOf({ machines, hops }: Boxes): string {
  const columns = machines.map(({ rows }) => (isTitled(machines) ? 1 : across(rows)));
  const rows = levelsOf(machines).map((level) => downOf(level, hops.length > 0));
  return `--columns: ${inFr(columns)}; --rows: ${inFr(rows)}`;
}

const inFr = (shares: readonly number[]) => shares.map((share) => `${share}fr`).join(' ');

const isTitled = (machines: readonly Machine[]) => machines.some((machine) => machine.isTitled);

/** The rows at each level of all machines, from the top; machines are aligned at the bottom. */
function levelsOf(machines: readonly Machine[]): Row[] {
  const count = Math.max(...machines.map(({ rows }) => rows.length));
  return Array.from({ length: count }, (_, index) => machines.flatMap(({ rows }) => rows.at(index - count) ?? []));
}

/** Emphasizes the name in a title, unless titles are sentences. */
function titleOf({ title }: Machine, machines: readonly Machine[]): TemplateResult {
  const name = machines.every((one) => short(one.title).length <= LONGEST_NAME) ? short(title) : '';
  return html`<p class="title"><b>${name}</b>${title.slice(name.length)}</p>`;
}

const LONGEST_NAME = 28;

function machineOf(view: View, machine: Machine, index: number): TemplateResult {
  const { state, data } = view;
  const { machines, hops } = data;
  const isLater = state.kind === 'first' && index >= state.machines;
  const isNew = state.kind === 'first' && index === state.machines - 1;
  const levels = levelsOf(machines);
  return html`<div
    class="stack ${isLater ? 'later' : ''} ${isNew ? 'new' : ''} ${hops.length > 0 ? 'numbered' : ''}"
    role="group"
    aria-label=${machine.title}
    data-choices
  >
    ${machine.isTitled ? titleOf(machine, machines) : nothing}
    ${machine.rows.map((row, at) => {
      const level = machine.rows.length - at;
      const isAbove = state.kind === 'built' && level > state.rows;
      const isNow = state.kind === 'built' && level === state.rows;
      const classes = `${isAbove ? 'later' : ''} ${isNow ? 'new' : ''}`;
      const share = downOf(row, hops.length > 0) / downOf(levels.at(-level) ?? row, hops.length > 0);
      return rowOf(view, row, {
        above: machine.rows[at - 1],
        isHidden: isLater || isAbove,
        classes,
        style: `--level: ${level}; --share: ${isTitled(machines) ? 100 : Math.round(share * 100)}%`,
      });
    })}
  </div>`;
}

interface Around {
  readonly above: Row | undefined;
  readonly inside?: Kind;
  readonly isHidden: boolean;
  readonly classes?: string;
  /** CSS variables: the level in the machine, from 1 at the bottom, and the row's share of that level's height. */
  readonly style?: string;
}

function rowOf(view: View, row: Row, { above, inside, isHidden, classes = '', style = '' }: Around): TemplateResult {
  return html`<div class="row ${isApart(row, above, inside) ? 'apart' : ''} ${classes}" .style=${style}>
    ${row.map((box) => boxOf(view, box, isHidden))}
  </div>`;
}

function boxOf(view: View, box: Box, isHidden: boolean): TemplateResult {
  const { state, set } = view;
  const id = slug(box.name);
  const isChosen = state.kind === 'chosen' && state.box === id;
  const holds = box.rows.length === 0 ? '' : isBeside(box) ? 'holds beside' : 'holds';
  const says = [box.name, roleOf(box)].filter(Boolean).join(', ');
  return html`<div
    class="box ${box.kind} ${box.isAbsent ? 'absent' : ''} ${holds}"
    .style=${`flex-grow: ${acrossOf(box)}`}
  >
    ${box.isAbsent ? nothing : textureOf(box.kind)}
    <button
      type="button"
      class="label"
      aria-pressed=${isChosen}
      aria-label=${says}
      ?data-choice=${!isHidden}
      @click=${() => {
        set(isChosen ? { kind: 'whole' } : { kind: 'chosen', box: id });
      }}
    >
      <span>${box.name}</span>
    </button>
    ${
      box.rows.length > 0
        ? html`<div class="rows">
            ${box.rows.map((row, at) => rowOf(view, row, { above: box.rows[at - 1], inside: box.kind, isHidden }))}
          </div>`
        : nothing
    }
  </div>`;
}

/** The stops as text, numbered in their path; each can be chosen. */
function legend({ data, state, set }: View): TemplateResult {
  const now = state.kind === 'hop' ? state.hop : 0;
  return html`<ol class="way" data-choices>
    ${data.hops.map(({ name, text, number }, index) => {
      const hop = index + 1;
      return html`<li class="${hop === now ? 'now' : ''} ${number === 1 && index > 0 ? 'other' : ''}">
        <button
          type="button"
          data-choice
          aria-pressed=${hop === now}
          @click=${() => {
            set(hop === now ? { kind: 'whole' } : { kind: 'hop', hop });
          }}
        >
          <b>${number} ${name}</b> ${text}
        </button>
      </li>`;
    })}
  </ol>`;
}

export const element = figureElement({ figure: boxes, draw, settle: drawPaths });
