import { html, nothing, type TemplateResult } from 'lit-html';
import './live.css';

export interface Control {
  readonly name: string;
  readonly press: () => void;
  readonly isOff?: boolean;
  /** Pressed by the deck's key for machines. */
  readonly isFirst?: true;
}

/** The row of controls below a machine, with the text beside them. */
export const controls = (all: readonly Control[], said: TemplateResult | string): TemplateResult =>
  html`<p class="machine">
    ${all.map(
      ({ name, press, isOff = false, isFirst }) =>
        html`<button type="button" aria-keyshortcuts=${isFirst ? KEY : nothing} ?disabled=${isOff} @click=${press}>
          ${name}
        </button>`,
    )}
    <span class="own">${said}</span>
  </p>`;

/** The deck's key that starts a machine and moves into it. */
export const KEY = 'm';
