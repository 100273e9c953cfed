/** Parts of both drawings of the lab. */
import { html, nothing, type TemplateResult } from 'lit-html';

/** A way of running the guest, with its counts. */
export const way = (
  name: string,
  counts: readonly (readonly [what: string, count: string | number])[],
): TemplateResult =>
  html`<div class="way">
    <p class="name">${name}</p>
    <dl>
      ${counts.map(
        ([what, count]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${count}</dd>
          </div>`,
      )}
    </dl>
  </div>`;

export const button = (name: string, isOn: boolean | undefined, press: () => void, isOff = false): TemplateResult =>
  html`<button type="button" data-choice aria-pressed=${isOn ?? nothing} ?disabled=${isOff} @click=${press}>
    ${name}
  </button>`;
