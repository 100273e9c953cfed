import { html, nothing, render, type TemplateResult } from 'lit-html';
import { blocksOf } from './own-content.ts';
import { moveFocus, settleFocus } from './choices.ts';
import { asOf, otherYear, type Year } from '../year.ts';
import type { Figure } from './figure.ts';
import { followYear, talkYear, yearOf } from './page.ts';
import './figure.css';

/** All that a drawing is made of. */
export interface Scene<Data, State> {
  readonly data: Data;
  readonly state: State;
  readonly year: Year;
  /** The element: its children are the author's own, for a drawing that shows their links or their code. */
  readonly host: HTMLElement;
  /** For what a hand does: the state goes into the attribute, and the page is told. */
  readonly set: (state: State) => void;
}

interface Drawing<Data, State> {
  readonly figure: Figure<Data, State>;
  /** A pure function: the same view is the same drawing, however one came to it. */
  readonly draw: (view: Scene<Data, State>) => TemplateResult;
  /** Whether the drawing differs by year; then it has a switch. */
  readonly hasYears?: (data: Data) => boolean;
  /** Whether the drawing shows what the sentence says; then it is for who hears it. */
  readonly isShown?: true;
}

/**
 * Defines the figure's element, `talk-` and its name. It draws from its own children, which stay where they are: hidden
 * while the drawing stands, shown when it cannot be drawn. All it knows is in its attributes, so it may be cloned,
 * taken away and put back at any time.
 *
 * | attribute | |
 * | --- | --- |
 * | `state` | what is shown; set by the page for a step, by the element for a hand |
 * | `steps`, `print` | states for the page to set: before and at each step, divided by bars; on paper |
 * | `playing` | the drawing goes on by itself |
 * | `as-table` | the children instead of the drawing |
 * | `note` | a word from the page, shown until the state changes |
 * | `waits` | nothing is drawn until the page takes it away |
 *
 * It fires `figure-change` when a hand changed the state, and asks the page by `figure-link` to copy a link to the
 * view, by `figure-year` to switch the year.
 */
export function defineElement<Data, State>({ figure, draw, hasYears, isShown }: Drawing<Data, State>): void {
  class FigureElement extends HTMLElement {
    static readonly observedAttributes = ['state', 'as-table', 'note', 'playing', 'waits'];
    #drawing: HTMLElement | undefined;
    #data: Data | undefined;
    #leave: (() => void) | undefined;

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

    /** The element around the drawing, with what holds for every figure. */
    #frame(): HTMLElement {
      const frame = document.createElement('div');
      frame.className = 'drawing';
      frame.role = 'group';
      frame.ariaLabel = figure.label;
      frame.addEventListener('keydown', (event) => {
        moveFocus(event, frame);
      });
      frame.addEventListener('mousedown', (event) => {
        // In the hall a click leaves the keyboard with the deck: the next arrow is the speaker's.
        if (document.documentElement.classList.contains('deck')) event.preventDefault();
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
          this.#tell('figure-change');
        };
        render(
          html`<div class="picture">${draw({ data, state, year, host: this, set })}</div>
            <p class="says own ${isShown ? 'heard' : ''}">${figure.describe(state, data, year)}</p>
            ${this.#tools(year, hasYears?.(data) ?? false)}`,
          drawing,
        );
        settleFocus(drawing);
        this.toggleAttribute('drawn', true);
      } catch (error) {
        this.#fail(error instanceof Error ? error.message : String(error));
      }
    }

    /** The loader has refused what cannot be read; a page that was changed on its way may still bring it. */
    #read(): Data {
      const { data, problems } = figure.read(blocksOf(this), { talkYear: talkYear() });
      if (!problems) return data;
      throw new Error(problems.map(({ found, expected }) => `unexpected ${found}, expected ${expected}`).join('; '));
    }

    #tools(year: Year, differs: boolean): TemplateResult {
      const asTable = this.hasAttribute('as-table');
      return html`<div class="tools">
        <span role="status">${this.getAttribute('note') ?? nothing}</span>
        ${
          differs
            ? html`<button
                type="button"
                @click=${() => {
                  this.#tell('figure-year');
                }}
              >
                ${asOf(otherYear(year), talkYear())}
              </button>`
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
            this.#tell('figure-link');
          }}
        >
          Copy link
        </button>
      </div>`;
    }

    #tell(event: 'figure-change' | 'figure-link' | 'figure-year'): void {
      this.dispatchEvent(new Event(event, { bubbles: true }));
    }

    /** The deck goes on with the author's table. */
    #fail(reason: string): void {
      this.#clear();
      console.error(`The figure ${figure.name} on #${this.closest('[data-place]')?.id ?? ''} is not drawn: ${reason}`);
    }

    #clear(): void {
      this.#drawing = undefined;
      this.#data = undefined;
      this.#leave?.();
      for (const old of this.querySelectorAll(':scope > .drawing')) old.remove();
      this.removeAttribute('drawn');
    }
  }
  const name = `talk-${figure.name}`;
  if (!customElements.get(name)) customElements.define(name, FigureElement);
}
