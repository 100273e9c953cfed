import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { defineElement, type Scene } from '../element.ts';
import { slug } from '../figure.ts';
import { choice } from '../choices.ts';
import { height, layerStack, type Shown, type Stack, type Stacks } from './data.ts';
import { DOT, layOut, type Box, type Layout } from './layout.ts';
import './style.css';

/** Body of a slide, and room between columns, in px of the stage. */
const BODY = 1152;
const BETWEEN = 48;
const NARROW = 340;

/** Draws the stacks side by side, each under its title, with the path of the request beside them. */
function draw(view: Scene<Stacks, Shown>): TemplateResult {
  const { stacks, hops } = view.data;
  const columns = stacks.length + (hops.length > 0 ? 1 : 0);
  return html`<div class="stacks" data-columns=${columns}>
    ${stacks.map((stack, index) => column(view, stack, index, (BODY - BETWEEN * (columns - 1)) / columns))}
    ${hops.length > 0 ? way(view) : nothing}
  </div>`;
}

function column(view: Scene<Stacks, Shown>, stack: Stack, index: number, width: number): TemplateResult {
  const { data } = view;
  const hops = data.hops.filter(({ stack }) => stack === index);
  const before = data.hops.findIndex(({ stack }) => stack === index);
  const frame = { levels: height(data.stacks), hasWay: data.hops.length > 0 };
  return html`<div class="stack">
    <p class="title">${stack.title}</p>
    ${drawing(view, stack, layOut(stack, hops, { ...frame, width }), { name: 'wide', before })}
    ${drawing(view, stack, layOut(stack, hops, { ...frame, width: NARROW }), { name: 'narrow', before })}
  </div>`;
}

/** @param before how many hops come before this stack's, in other stacks */
function drawing(
  view: Scene<Stacks, Shown>,
  { title }: Stack,
  layout: Layout,
  { name, before }: { name: 'wide' | 'narrow'; before: number },
): TemplateResult {
  const { state } = view;
  const hop = state.kind === 'hop' ? Math.max(0, state.hop - before) : 0;
  return html`<svg
    class=${name}
    role="group"
    aria-label=${title}
    data-choices
    viewBox="0 0 ${layout.width} ${layout.height}"
  >
    ${layout.boxes.filter(({ level }) => state.kind !== 'built' || level <= state.levels).map((box) => boxOf(view, box))}
    <g aria-hidden="true">
      ${layout.arrows.slice(0, Math.max(0, hop - 1)).map(
        ({ line, head, onto }, at) => svg`<g class="arrow ${at === hop - 2 ? 'now' : ''}">
          <polyline class="halo" points=${line} />
          <polygon class="halo" points=${head} />
          <polyline points=${line} /><polygon class="on-${onto}" points=${head} />
        </g>`,
      )}
      ${layout.stops.slice(0, hop).map(
        ({ x, y }, at) => svg`<g class="stop ${at === hop - 1 ? 'now' : ''}" @click=${pressHop(view, before + at + 1)}>
          <circle cx=${x} cy=${y} r=${DOT} /><text x=${x} y=${y + 8}>${at + 1}</text>
        </g>`,
      )}
    </g>
  </svg>`;
}

function boxOf(
  { data, state, set }: Scene<Stacks, Shown>,
  { layer, level, x, y, width, height: tall, words }: Box,
): TemplateResult {
  const id = slug(layer.name);
  const isChosen = state.kind === 'chosen' && state.layer === id;
  // Omit a role that repeats the name: a box called Kernel.
  const says = layer.role !== id;
  // Below the strip for the stops of a request.
  const base = data.hops.length > 0 ? tall - 14 : tall / 2 + (says ? 22 : 8);
  const isBuilt = state.kind === 'built' && level === state.levels && state.levels < height(data.stacks);
  return choice(
    {
      name: `${layer.name}, ${layer.role}`,
      isChosen,
      className: `${layer.role} ${isBuilt ? 'new' : ''}`,
      press: () => {
        set(isChosen ? { kind: 'whole' } : { kind: 'chosen', layer: id });
      },
    },
    svg`<rect class="hit" x=${x} y=${y} width=${width} height=${tall} />
      <text class="name" x=${words} y=${y + base - (says ? 26 : 0)}>${layer.name}</text>
      ${says ? svg`<text x=${words} y=${y + base}>${layer.role}</text>` : nothing}`,
  );
}

/** The hops as text, numbered in their path; each can be chosen. */
function way(view: Scene<Stacks, Shown>): TemplateResult {
  const { data, state } = view;
  const now = state.kind === 'hop' ? state.hop : 0;
  return html`<ol class="way" data-choices>
    ${data.hops.map(({ name, text, number }, index) => {
      const hop = index + 1;
      return html`<li value=${number} class=${hop === now ? 'now' : ''}>
        <button type="button" data-choice aria-pressed=${hop === now} @click=${pressHop(view, hop)}>
          <b>${name}</b> ${text}
        </button>
      </li>`;
    })}
  </ol>`;
}

const pressHop =
  ({ state, set }: Scene<Stacks, Shown>, hop: number) =>
  () => {
    const isNow = state.kind === 'hop' && state.hop === hop;
    set(isNow ? { kind: 'whole' } : { kind: 'hop', hop });
  };

defineElement({ figure: layerStack, draw });
