import { html, type TemplateResult } from 'lit-html';
import { figureElement, type Scene } from '../element.ts';
import { holdsIn } from '../dated.ts';
import { decide, supportMatrix, withColumn, type Question, type Row, type Support } from './data.ts';
import './style.css';

/** Draws the author's table with selectable heads and cells; the deciding cell has the signal colour. */
function draw(view: Scene<Support, Question>): TemplateResult {
  const { data, state, year, set } = view;
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col" class="have">I have …</th>
        ${data.circumstances.map(
          (name, column) =>
            html`<th role="columnheader" scope="col">
              ${choice(name, state.columns.includes(column), () => {
                set(withColumn(state, column, data));
              })}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${data.rows.filter((row) => holdsIn(year, row)).map((row) => line(view, row))}
    </tbody>
  </table>`;
}

function line({ data, state, year, set }: Scene<Support, Question>, { name, answers }: Row): TemplateResult {
  const isAsked = name === state.row;
  const decides = isAsked ? decide(state, data, year)?.column : undefined;
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${choice(name, isAsked, () => {
        set({ ...state, row: isAsked ? undefined : name });
      })}
    </th>
    ${answers.map(({ verdict, remark }, column) => {
      const isIn = isAsked && state.columns.includes(column);
      const classes = [verdict, isIn ? 'asked' : '', column === decides ? 'decides' : ''].join(' ');
      return html`<td role="cell" class=${classes}>
        <span class="circumstance" aria-hidden="true">${data.circumstances[column]}</span>
        <button
          type="button"
          data-choice
          aria-pressed=${isIn && state.columns.length === 1}
          aria-label="${name} ${data.circumstances[column]}: ${verdict}${remark}"
          @click=${() => {
            set({ row: name, columns: [column] });
          }}
        >
          <b>${verdict}</b> ${remark.replace(/^, /, '')}
        </button>
      </td>`;
    })}
  </tr>`;
}

const choice = (name: string, isOn: boolean, press: () => void): TemplateResult =>
  html`<button type="button" data-choice aria-pressed=${isOn} @click=${press}>${name}</button>`;

export const element = figureElement({
  figure: supportMatrix,
  draw,
  hasYears: ({ rows }) => rows.some(({ year }) => year !== undefined),
});
