import { html, nothing, type TemplateResult } from 'lit-html';
import { cellOf, contentOf } from '../own-content.ts';
import { figureElement, type Scene as FigureView } from '../element.ts';
import { comparison, differs, isGrouped, shownRows, type Comparison, type Row, type Focus } from './data.ts';
import './style.css';

/** Draws the author's table; the highlighted row is enlarged and the others are dimmed. */
function draw(view: FigureView<Comparison, Focus>): TemplateResult {
  const { data, state, year } = view;
  const rows = shownRows(state, data, year);
  return html`<table role="table" class=${state.row === undefined ? '' : 'choosing'}>
      <thead role="rowgroup">
        <tr role="row">
          ${state.grouped ? html`<td role="cell"></td>` : nothing}
          <td role="cell"></td>
          ${data.things.map((thing) => html`<th role="columnheader" scope="col">${thing}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row, at) => line(view, row, state.grouped ? groupAt(rows, at) : undefined))}
      </tbody>
    </table>
    <p class="controls">
      ${control('Differences only', state.differences, () => {
        view.set({ ...state, differences: !state.differences });
      })}
      ${
        isGrouped(data.rows)
          ? control('By group', state.grouped, () => {
              view.set({ ...state, grouped: !state.grouped });
            })
          : nothing
      }
    </p>`;
}

/** `rowspan` of the group that begins at this row; 0 for the other rows of a group. */
function groupAt(rows: readonly Row[], at: number): number {
  const group = rows[at]?.group;
  return rows[at - 1]?.group === group ? 0 : rows.filter((row) => row.group === group).length;
}

/** @param members size of the group, in its first row only; nothing without groups */
function line({ data, state, host, set }: FigureView<Comparison, Focus>, row: Row, members?: number): TemplateResult {
  const isChosen = row.name === state.row;
  return html`<tr
    role="row"
    class="${isChosen ? 'chosen' : ''} ${differs(row) ? '' : 'alike'} ${members ? 'first' : ''}"
  >
    ${members ? html`<th role="rowheader" class="group" rowspan=${members}>${row.group}</th>` : nothing}
    <th role="rowheader" scope="row">
      <button
        type="button"
        data-choice
        aria-pressed=${isChosen}
        @click=${() => {
          set({ ...state, row: isChosen ? undefined : row.name });
        }}
      >
        ${row.label}
      </button>
    </th>
    ${data.columns.map((column, at) => {
      const cell = cellOf(host, row.at, column);
      const kind = cell?.dataset.kind;
      return html`<td role="cell" class=${kind ? 'kind' : ''} data-kind=${kind ?? nothing}>
        <span class="thing" aria-hidden="true">${data.things[at]}</span>${contentOf(cell)}
      </td>`;
    })}
  </tr>`;
}

const control = (name: string, isOn: boolean, press: () => void): TemplateResult =>
  html`<button type="button" aria-pressed=${isOn} @click=${press}>${name}</button>`;

export const element = figureElement({
  figure: comparison,
  draw,
  isShown: true,
  hasYears: ({ rows }) => rows.some(({ year }) => year !== undefined),
});
