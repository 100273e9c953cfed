import { html, nothing, type TemplateResult } from 'lit-html';
import { figureElement, type Scene } from '../element.ts';
import { changesOf, guestTypes, type Choice, type GuestTypes } from './data.ts';
import { textureOf } from '../texture.ts';
import './style.css';

/** Draws the author's table with one selectable row; the differences from the row above have the signal colour. */
function draw(view: Scene<GuestTypes, Choice>): TemplateResult {
  const { data, state, year } = view;
  const support = data.types[0]?.support.filter((one) => one.year === year) ?? [];
  return html`<table
      role="table"
      class="${state.chosen === undefined ? '' : 'choosing'} ${support.length > 0 ? 'supported' : ''}"
    >
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${data.jobs.map((job) => html`<th role="columnheader" scope="col">${job}</th>`)}
          ${support.map(({ head }) => html`<th role="columnheader" scope="col" class="support">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${data.types.map((_, at) => row(view, at))}
      </tbody>
    </table>
    <p class="legend" aria-hidden="true">
      ${kindsIn(data).map((kind) => html`<span data-kind=${kind}><b></b> ${kind}</span>`)}
    </p>`;
}

const kindsIn = ({ types }: GuestTypes) => [...new Set(types.flatMap(({ kinds }) => kinds))];

function row({ data, state, year, set }: Scene<GuestTypes, Choice>, at: number): TemplateResult {
  const type = data.types[at];
  const isChosen = state.chosen === at;
  const changes = isChosen ? changesOf(at, data) : [];
  return html`<tr role="row" class=${isChosen ? 'chosen' : ''}>
    <th role="rowheader" scope="row">
      <button
        type="button"
        data-choice
        aria-pressed=${isChosen}
        @click=${() => {
          set({ chosen: isChosen ? undefined : at });
        }}
      >
        ${type?.name}
      </button>
    </th>
    ${type?.kinds.map((kind, job) => {
      const change = changes.find((one) => one.job === job);
      return html`<td role="cell" class="kind ${change ? 'changed' : ''}" data-kind=${kind}>
        ${textureOf(kind, 320)}<span class="job" aria-hidden="true">${data.jobs[job]}</span
        ><span class="chip"><span class="word">${kind}</span></span
        >${change ? html` <span class="was">was ${change.from}</span>` : nothing}
      </td>`;
    })}
    ${type?.support
      .filter((one) => one.year === year)
      .map(
        ({ head, text }) =>
          html`<td role="cell" class="support"><span class="job" aria-hidden="true">${head}</span>${text}</td>`,
      )}
  </tr>`;
}

export const element = figureElement({
  figure: guestTypes,
  draw,
  hasYears: ({ types }) => types.some(({ support }) => support.length > 0),
});
