import { html, nothing, type TemplateResult } from 'lit-html';
import { figureElement, type Scene } from '../element.ts';
import { textureOf } from '../texture.ts';
import { bars, longest, type Bar, type Bars, type Choice } from './data.ts';
import './style.css';

/** Draws each number as a bar; of a range, the certain part is filled and the rest is dashed. */
function draw(view: Scene<Bars, Choice>): TemplateResult {
  const { counts, bars: all } = view.data;
  return html`<p class="counts">${counts}</p>
    <ul class="bars" role="list" data-choices>
      ${all.map((bar, index) => row(view, bar, index))}
    </ul>`;
}

function row({ data, state, set }: Scene<Bars, Choice>, bar: Bar, index: number): TemplateResult {
  const isChosen = state.chosen === index;
  const part = (value: number) => `${Math.round((1000 * value) / longest(data)) / 10}%`;
  const press = () => {
    set({ chosen: isChosen ? undefined : index });
  };
  return html`<li class=${isChosen ? 'chosen' : ''}>
    <button type="button" data-choice aria-pressed=${isChosen} @click=${press}><b>${bar.name}</b> ${bar.text}</button>
    <span class="scale" aria-hidden="true" data-kind=${bar.kind || nothing}>
      ${bar.to > bar.from ? html`<svg class="range" aria-hidden="true" width=${part(bar.to)}></svg>` : nothing}
      <svg class="amount" aria-hidden="true" width=${part(bar.from)}>${textureOf(bar.kind)}</svg>
    </span>
  </li>`;
}

export const element = figureElement({ figure: bars, draw, isShown: true });
