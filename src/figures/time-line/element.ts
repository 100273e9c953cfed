import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { spokenDate } from '../../dates.ts';
import { cellOf, contentOf } from '../own-content.ts';
import { defineElement, type Scene } from '../element.ts';
import { choice } from '../choices.ts';
import { timeLine, type Event, type Moment, type TimeLine } from './data.ts';
import { POLE, type Spot } from './labels.ts';
import { layOut, type Layout, type Mark } from './layout.ts';
import './style.css';

/** Draws lanes with events, or a list if the figure is narrow; below, the chosen event. */
function draw(view: Scene<TimeLine, Moment>): TemplateResult {
  const { data, state, host, set } = view;
  const layout = layOut(data, state);
  const at = data.events.findIndex(({ id }) => id === state.chosen);
  const event = data.events[at];
  return html`${wide(view, layout)} ${narrow(view)}
    <p class="event">
      ${
        event
          ? html`<b>${spokenDate(event.date)}</b> ${event.lane}: ${contentOf(cellOf(host, at, 2))}`
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
              The years around the talk
            </button>
          </p>`
        : nothing
    }`;
}

function wide(view: Scene<TimeLine, Moment>, layout: Layout): TemplateResult {
  const { width, height, lanes, left, years, marks, talk } = layout;
  return html`<svg class="wide" role="group" aria-label="Lanes" data-choices viewBox="0 0 ${width} ${height}">
    <g aria-hidden="true">
      ${years.map(
        ({
          year,
          x,
          follows,
        }) => svg`<line class="year ${follows ? '' : 'gap'}" x1=${x} x2=${x} y1="30" y2=${height - 30} />
          <text class="year" x=${x + 6} y="22">${year}</text>`,
      )}
      ${lanes.map(
        ({ name, y }) => svg`<text class="lane" x="0" y=${y + 8}>${name}</text>
          <line class="lane" x1=${left} x2=${width} y1=${y} y2=${y} />`,
      )}
    </g>
    ${talk ? talkLine(view, talk, height) : nothing} ${marks.map((mark) => markOf(view, mark))}
  </svg>`;
}

/** Radius of a mark, including its stroke. */
const MARK = 9;

function markOf(view: Scene<TimeLine, Moment>, { event, x, y, label }: Mark): TemplateResult {
  const disc = svg`<circle class="hit" cx=${x} cy=${y} r=${MARK} /><circle class="mark" cx=${x} cy=${y} r="7" />`;
  if (!label) return mark(view, event, disc);
  const text = label.anchor === 'start' ? label.x + POLE : label.x + label.width - POLE;
  const [from, to] = label.y < y ? [y - MARK, label.y - 16] : [y + MARK, label.y];
  const isBeside = x === label.x || x === label.x + label.width;
  const words = svg`<rect class="hit ground" x=${label.x - 4} y=${label.y - 22} width=${label.width + 8} height="28" />
    ${isBeside ? svg`<line class="pole" x1=${x} x2=${x} y1=${from} y2=${to} />` : nothing}
    <text x=${text} y=${label.y} text-anchor=${label.anchor}>${event.text}</text>`;
  return mark(view, event, svg`${disc}${words}`);
}

const talkLine = (view: Scene<TimeLine, Moment>, { event, x }: Spot, height: number): TemplateResult =>
  mark(
    view,
    event,
    svg`<rect class="hit" x=${x - 12} y="30" width="24" height=${height - 30} />
      <line class="talk" x1=${x} x2=${x} y1="30" y2=${height - 26} />
      <text class="talk" x=${x} y=${height - 4}>${event.text}</text>`,
  );

const mark = ({ state, set }: Scene<TimeLine, Moment>, event: Event, shape: TemplateResult): TemplateResult => {
  const isChosen = event.id === state.chosen;
  const press = () => {
    set({ ...state, chosen: isChosen ? undefined : event.id });
  };
  return choice({ name: nameOf(event), isChosen, press }, shape);
};

function narrow({ data, state, set }: Scene<TimeLine, Moment>): TemplateResult {
  const shown = new Set(layOut(data, state).marks.map(({ event }) => event));
  return html`<ol class="narrow" data-choices>
    ${data.events
      .filter((event) => shown.has(event) || event === data.talk)
      .map((event) => {
        const isChosen = event.id === state.chosen;
        return html`<li class=${event === data.talk ? 'talk' : ''}>
          <button
            type="button"
            data-choice
            aria-pressed=${isChosen}
            @click=${() => {
              set({ ...state, chosen: isChosen ? undefined : event.id });
            }}
          >
            <span class="date">${spokenDate(event.date)}</span>
            <span><b>${event.lane}</b> ${event.text}</span>
          </button>
        </li>`;
      })}
  </ol>`;
}

const nameOf = ({ date, lane, text }: Event) => `${spokenDate(date)}, ${lane}: ${text}`;

defineElement({ figure: timeLine, draw, isShown: true });
