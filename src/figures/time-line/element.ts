import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { spokenDate } from '../../dates.ts';
import { cellOf, contentOf } from '../own-content.ts';
import { figureElement, type Scene } from '../element.ts';
import { choice } from '../choices.ts';
import { isMagnified, TALK, timeLine, type Event, type Moment, type TimeLine } from './data.ts';
import { POLE, REACH } from './labels.ts';
import { AXIS, layOut, ROW, SPREAD, type Lane, type Layout, type Mark, type Part } from './layout.ts';
import { TICK, WIDTH } from './scale.ts';
import './style.css';

const AROUND = 'The months around the talk';

type View = Scene<TimeLine, Moment>;

/** Draws lanes with events, or a list if the figure is narrow; below, the chosen event, or else the talk. */
function draw(view: View): TemplateResult {
  const { data, state, host, set } = view;
  const event = data.events.find(({ id }) => id === state.chosen) ?? data.talk;
  return html`${wide(view, layOut(data, state))} ${narrow(view)}
    <p class="event">
      ${
        event
          ? html`<b>${spokenDate(event.date)}</b> ${event === data.talk ? '' : `${event.lane}: `}
              ${contentOf(cellOf(host, data.events.indexOf(event), 2))}`
          : timeLine.describe(state, data, view.year)
      }
    </p>
    ${
      data.talk
        ? html`<p class="controls">
            <button
              type="button"
              aria-pressed=${state.zoom}
              @click=${() => {
                set({ ...state, zoom: !state.zoom });
              }}
            >
              ${AROUND}
            </button>
          </p>`
        : nothing
    }`;
}

/**
 * Two drawings: all years with the scale of the months, at a fixed height, and the lanes of the months, which fill the
 * remaining height. Their positions are in per cent, so that they fit any height.
 */
function wide(view: View, { left, main, years, lens }: Layout): TemplateResult {
  const top = years ? AXIS + years.height : 0;
  const head = AXIS + (years ? top + SPREAD : 0);
  return html`<div class="wide" data-choices>
    <svg role="group" aria-label="All years" height=${head}>
      <g aria-hidden="true">
        ${lens && edges(lens, left, top)} ${years && scale(years, AXIS, top)} ${scale(main, head, head)}
        ${main.talk && svg`<text class="talk" x=${main.talk} y=${head - BASE}>${TALK}</text>`}
      </g>
      ${years && lanes(view, years, left, ({ y }) => AXIS + y)}
      ${years?.talk && svg`<path class="talk" aria-hidden="true" d="M${years.talk} ${AXIS}V${top}" />`}
    </svg>
    <svg role="group" aria-label=${years ? AROUND : 'Lanes'} height=${main.height}>
      <g aria-hidden="true">
        <rect class="lens" x=${left} width=${WIDTH - left} height="100%" />
        ${scale(main, 0, '100%')}
        ${lens && [left, WIDTH].map((x) => svg`<line class="edge" x1=${x} x2=${x} y2="100%" />`)}
      </g>
      ${lanes(view, main, left, ({ y }) => `${(100 * y) / main.height}%`)}
      ${
        view.data.talk && main.talk
          ? choose(
              view,
              view.data.talk,
              svg`<rect class="hit" x=${main.talk - REACH} width=${2 * REACH} height="100%" />
                <line class="talk" x1=${main.talk} x2=${main.talk} y2="100%" />`,
            )
          : nothing
      }
    </svg>
  </div>`;
}

/** Distance of a scale's labels from its lower edge. */
const BASE = 9;

/** Connects the years, which end at `top`, to the months. */
function edges([from, until]: readonly [number, number], left: number, top: number): TemplateResult {
  const [wall, foot] = [top + SPREAD, top + SPREAD + AXIS];
  const [before, after] = [
    `M${from} ${AXIS}V${top}L${left} ${wall}V${foot}`,
    `${WIDTH} ${foot}V${wall}L${until} ${top}V${AXIS}`,
  ];
  return svg`<path class="lens" d="${before}L${after}" /><path class="edge" d="${before}M${after}" />`;
}

/** @param until lower end of its lines; its labels are above their upper end */
const scale = ({ ticks }: Part, from: number, until: number | string): TemplateResult[] =>
  ticks.map(
    ({ x, label }) =>
      svg`<line class="scale" x1=${x} x2=${x} y1=${from} y2=${until} />
        ${label && from > 0 ? svg`<text class="scale" x=${x + TICK} y=${from - BASE}>${label}</text>` : nothing}`,
  );

const lanes = (view: View, part: Part, left: number, at: (lane: Lane) => number | string): TemplateResult[] =>
  part.lanes.map((lane) => {
    const { name, y, lives, marks, bare } = lane;
    return svg`<svg class="row" role="none" y=${at(lane)}>
      <g aria-hidden="true">
        <text class="name" y="8">${name}</text>
        <path class="edge" d="M${left} 0H${WIDTH}" />
        ${lives.map(([x, width]) => svg`<rect x=${x} y="-5" width=${width} height="10" />`)} ${bare.map(tick)}
      </g>
      ${marks.map((mark) => choose(view, mark.event, shapeOf(mark, y)))}
    </svg>`;
  });

/** The mark of an event. */
const tick = (x: number): TemplateResult => svg`<rect class="tick" x=${x - 2.5} y="-10" width="5" height="20" />`;

/** @param y middle of its lane in the layout */
function shapeOf({ event, x, hit, label }: Mark, y: number): TemplateResult {
  const target = svg`<rect class="hit" x=${hit - REACH} y=${-ROW / 2} width=${2 * REACH} height=${ROW} />`;
  if (!label) return svg`${target}${tick(x)}`;
  const isStart = label.anchor === 'start';
  const [from, width, base] = [label.x + (isStart ? POLE : 0), label.width - POLE, label.y - y];
  return svg`${target}
    <rect class="hit ground" x=${from - 5} y=${base - 17} width=${width + 10} height="19" />
    ${label.y < 0 ? svg`<path class="edge" d="M${x} 0V${base - 18}" />` : nothing} ${tick(x)}
    <text x=${from + (isStart ? 0 : width)} y=${base} text-anchor=${label.anchor}>${event.text}</text>`;
}

const choose = (view: View, event: Event, shape: TemplateResult): TemplateResult =>
  choice({ name: nameOf(event), isChosen: event.id === view.state.chosen, press: pressOf(view, event) }, shape);

const pressOf =
  ({ state, set }: View, { id }: Event) =>
  () => {
    set({ ...state, chosen: id === state.chosen ? undefined : id });
  };

const narrow = (view: View): TemplateResult =>
  html`<p class="stretch" aria-hidden="true">
      ${timeLine.describe({ ...view.state, chosen: undefined }, view.data, view.year)}
    </p>
    <ol class="narrow" data-choices>
      ${view.data.events
        .filter((event) => !view.state.zoom || isMagnified(event, view.data) || event.id === view.state.chosen)
        .map(
          (event) =>
            html`<li class=${event === view.data.talk ? 'talk' : ''}>
              <button
                type="button"
                data-choice
                aria-pressed=${event.id === view.state.chosen}
                @click=${pressOf(view, event)}
              >
                <span class="date">${spokenDate(event.date)}</span>
                <span><b>${event.lane}</b> ${event.text}</span>
              </button>
            </li>`,
        )}
    </ol>`;

const nameOf = ({ date, lane, text }: Event) => `${spokenDate(date)}, ${lane}: ${text}`;

export const element = figureElement({ figure: timeLine, draw, isShown: true });
