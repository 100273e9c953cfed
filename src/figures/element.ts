import { notDrawn } from '../contract.ts';
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { blocksOf } from './own-content.ts';
import { moveFocus, settleFocus } from './choices.ts';
import { meaningOf, nameOfYear, years, type Year } from '../year.ts';
import type { Figure } from './figure.ts';
import { dispatchFigureEvent, followYear, talkYear, yearOf } from './page.ts';
import './figure.css';

/** Input of a drawing. */
export interface Scene<Data, State> {
  readonly data: Data;
  readonly state: State;
  readonly year: Year;
  /** The custom element. Its children are the author's content, for drawings that reuse its links or code. */
  readonly host: HTMLElement;
  /** Sets the state for a user action and fires `figure-change`. */
  readonly set: (state: State) => void;
}

interface Drawing<Data, State> {
  readonly figure: Figure<Data, State>;
  /** Pure: the same view gives the same drawing, independent of earlier states. */
  readonly draw: (view: Scene<Data, State>) => TemplateResult;
  /** Whether the drawing depends on the year and needs a switch. */
  readonly hasYears?: (data: Data) => boolean;
  /** Whether the drawing already shows what the sentence says; then only screen readers get the sentence. */
  readonly isShown?: true;
  /** Draws what depends on the layout of the rest: called after each drawing, and when a part is resized. */
  readonly settle?: (view: Scene<Data, State>, picture: Element) => void;
}

export interface FigureClass extends CustomElementConstructor {
  /** Its name, as in the directive. */
  readonly figure: string;
}

/**
 * The class of the figure's custom element; the page defines it as `talk-` plus its name. It draws from its children,
 * which stay in place: hidden while the drawing is shown, visible if drawing fails. Its whole state is in attributes,
 * so it can be cloned, removed and re-inserted at any time.
 *
 * | attribute | |
 * | --- | --- |
 * | `state` | the shown state; set by the page for a step, by the element for a user action |
 * | `steps`, `print` | states for the page to set: before and at each step, separated by bars; on paper |
 * | `playing` | the animation is running |
 * | `as-table` | show the children instead of the drawing |
 * | `note` | a message from the page, shown until the state changes |
 * | `waits` | do not draw until the page removes it |
 * | `drawn`, `fault` | the drawing is shown, or the reason why not; set by the element |
 *
 * Events: `figure-change` after a user changed the state, `figure-link` to ask the page to copy a link to the view,
 * `figure-year` to ask it to switch the year.
 */
export function figureElement<Data, State>({
  figure,
  draw,
  hasYears,
  isShown,
  settle,
}: Drawing<Data, State>): FigureClass {
  return class extends HTMLElement {
    static readonly figure = figure.name;
    static readonly observedAttributes = ['state', 'as-table', 'note', 'playing', 'waits'];
    #drawing: HTMLElement | undefined;
    #data: Data | undefined;
    #leave: (() => void) | undefined;
    #settle = (): void => undefined;
    // Deferred to the next frame: WebKit raises a “ResizeObserver loop” error if the callback itself changes sizes.
    readonly #sizes = new ResizeObserver(() =>
      requestAnimationFrame(() => {
        if (this.isConnected) this.#settle();
      }),
    );

    connectedCallback(): void {
      if (!this.hasAttribute('waits')) this.#begin();
    }

    #begin(): void {
      this.#clear();
      this.#leave = followYear(() => {
        this.#draw();
      });
      this.#drawing = this.#frame();
      this.append(this.#drawing);
      this.#draw();
    }

    disconnectedCallback(): void {
      this.#leave?.();
      this.#sizes.disconnect();
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (name === 'waits') {
        if (now === null && this.isConnected) this.#begin();
        return;
      }
      if (!this.#drawing || before === now) return;
      if (name === 'state') this.removeAttribute('note');
      this.#draw();
    }

    /** The wrapper of the drawing, the same for every figure. */
    #frame(): HTMLElement {
      const frame = document.createElement('div');
      frame.className = 'drawing';
      frame.role = 'group';
      frame.ariaLabel = figure.label;
      frame.addEventListener('keydown', (event) => {
        moveFocus(event, frame);
      });
      return frame;
    }

    #draw(): void {
      const drawing = this.#drawing;
      if (!drawing) return;
      try {
        const data = (this.#data ??= this.#read());
        const state = figure.decode(this.getAttribute('state') ?? '', data) ?? figure.decode('', data);
        if (state === undefined) throw new Error('it has no state to begin with');
        const year = yearOf();
        const set = (next: State) => {
          this.setAttribute('state', figure.encode(next, data));
          dispatchFigureEvent(this, 'figure-change');
        };
        const view = { data, state, year, host: this, set };
        render(
          html`<div class="picture">${draw(view)}</div>
            <p class="says own ${isShown ? 'heard' : ''}">${figure.describe(state, data, year)}</p>
            ${this.#tools(year, hasYears?.(data) ?? false)}`,
          drawing,
        );
        settleFocus(drawing);
        this.toggleAttribute('drawn', true);
        if (settle) this.#follow(settle, view, drawing);
      } catch (error) {
        this.#fail(error instanceof Error ? error.message : String(error));
      }
    }

    /** Also observes names, whose sizes change when their font loads. */
    #follow(settle: NonNullable<Drawing<Data, State>['settle']>, view: Scene<Data, State>, drawing: Element): void {
      this.#settle = () => {
        settle(view, drawing);
      };
      for (const part of [drawing, ...drawing.querySelectorAll('[data-choice]')]) this.#sizes.observe(part);
      this.#settle();
    }

    /** The loader rejects unreadable content, but a page modified in transit may still contain it. */
    #read(): Data {
      const { data, problems } = figure.read(blocksOf(this), { talkYear: talkYear() });
      if (!problems) return data;
      throw new Error(problems.map(({ found, expected }) => `unexpected ${found}, expected ${expected}`).join('; '));
    }

    #tools(year: Year, differs: boolean): TemplateResult {
      const asTable = this.hasAttribute('as-table');
      return html`<div class="tools">
        <span aria-live="polite">${this.getAttribute('note') ?? nothing}</span>
        ${
          differs
            ? html`<div class="years" role="group" aria-label="As of">
                ${years.map(
                  (one) =>
                    html`<button
                      type="button"
                      title=${meaningOf(one, talkYear())}
                      aria-pressed=${one === year}
                      @click=${() => {
                        if (one !== year) dispatchFigureEvent(this, 'figure-year');
                      }}
                    >
                      ${nameOfYear(one, talkYear())}
                    </button>`,
                )}
              </div>`
            : nothing
        }
        <button
          type="button"
          @click=${() => {
            this.toggleAttribute('as-table');
          }}
        >
          ${asTable ? 'As a drawing' : 'As text'}
        </button>
        <button
          type="button"
          @click=${() => {
            dispatchFigureEvent(this, 'figure-link');
          }}
        >
          Copy link
        </button>
      </div>`;
    }

    /** Fall back to the author's table; the rest of the deck keeps working. */
    #fail(reason: string): void {
      this.#clear();
      this.setAttribute('fault', reason);
      console.error(notDrawn(figure.name, this.closest('.slide[id], .unit')?.id ?? '', reason));
    }

    #clear(): void {
      this.#drawing = undefined;
      this.#data = undefined;
      this.#leave?.();
      this.#sizes.disconnect();
      for (const old of this.querySelectorAll(':scope > .drawing')) old.remove();
      this.removeAttribute('drawn');
      this.removeAttribute('fault');
    }
  };
}
