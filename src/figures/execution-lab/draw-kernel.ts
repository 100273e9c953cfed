import { html, type TemplateResult } from 'lit-html';
import type { Scene } from '../element.ts';
import { textureOf } from '../texture.ts';
import { button, way } from './parts.ts';
import { consoleOf, rowOf, shareOf, type Kernel, type Row } from './kernel.ts';

/** Draws the counts of a row on one logarithmic scale: the ways differ by orders of magnitude. */
export function drawKernel(kernel: Kernel, row: Row, set: Scene<Kernel, Row>['set']): TemplateResult {
  const { measure, ways, rows } = kernel;
  const decades = Math.log10(Math.max(...rows.map(({ counts }) => counts[0]?.number ?? 1)));
  const steps = Array.from({ length: Math.ceil(decades) }, (_, step) => 10 ** step);
  const mixes = rows.filter(({ isParavirtual }) => isParavirtual === row.isParavirtual);
  return html`<div class="lab kernel" .style=${`--decade: ${100 / decades}%`}>
    <p class="way own">
      <span>${measure}: <b>${row.mix}</b></span>
      <span>${consoleOf(row)}</span>
    </p>
    ${ways.map(
      (name, index) =>
        html`${way(name, [[index === 0 ? 'in software' : 'exits', row.counts[index]?.text ?? '']])}
          <p class="who">${index === 0 ? 'every one' : shareOf(row, index)}</p>
          <div
            class="lane ${index === 0 ? 'software' : 'exits'}"
            aria-hidden="true"
            .style=${`--at: ${Math.log10(row.counts[index]?.number ?? 1) / decades}`}
          >
            <div class="hatch">${index === 0 ? textureOf('software', 640) : ''}</div>
            ${steps.map(() => html`<i></i>`)}
          </div>`,
    )}
    <div class="scale" aria-hidden="true">
      ${steps.map((step) => html`<span>${step.toLocaleString('en', { notation: 'compact' })}</span>`)}
    </div>
    <p class="model own">A small kernel of ours. Exits that this stream would cause are counted, not time.</p>
    <p class="machine">
      <label>
        ${measure}
        <input
          type="range"
          max=${mixes.length - 1}
          aria-valuetext=${row.mix}
          .value=${mixes.indexOf(row)}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) set(mixes[target.valueAsNumber] ?? row);
          }}
        />
      </label>
      ${button('Paravirtual console', row.isParavirtual, () => {
        set(rowOf(kernel, row.mix, !row.isParavirtual) ?? row);
      })}
    </p>
  </div>`;
}
