import { html, nothing, type TemplateResult } from 'lit-html';
import { copyText } from '../page.ts';
import { figureElement, type Scene } from '../element.ts';
import { commandAt } from '../session.ts';
import { terminalLine } from '../terminal.ts';
import { gdbSession, type Screen, type Session } from './data.ts';
import { piecesOf, type CodeSpan, type Token } from './tokens.ts';
import './style.css';

/** Draws the author's code as a terminal: commands appear one by one, and terms can be pressed for an explanation. */
function draw(view: Scene<Session, Screen>): TemplateResult {
  const { data, host } = view;
  const copy = (what: string, text: string) =>
    html`<button
      type="button"
      @click=${() => {
        void copyText(text).then((isCopied) => {
          host.setAttribute('note', isCopied ? `Copied the ${what}` : `Select the ${what} to copy`);
        });
      }}
    >
      Copy ${what}
    </button>`;
  return html`<div class="code">
      <pre
        tabindex="0"
        role="group"
        aria-label="Session"
      ><code>${data.lines.map((_, line) => lineOf(view, line))}</code></pre>
    </div>
    <p class="controls">
      ${copy('session', data.lines.join('\n'))} ${copy('commands', data.commands.map(({ text }) => text).join('\n'))}
    </p>`;
}

function lineOf(view: Scene<Session, Screen>, line: number): TemplateResult {
  const { data, state, host, set } = view;
  const own = host.querySelectorAll(':scope > .code .line')[line];
  const { commands } = data;
  const { typed } = state;
  const isTyped = commandAt(line, data) <= (typed ?? Infinity);
  const terms = isTyped ? data.facts.filter((fact) => fact.line === line) : [];
  const pieces = piecesOf(tokensOf(own?.querySelector('.line-text')), terms).map((piece) => pieceOf(view, piece));
  const press = (command: number) => {
    set({ typed: command, term: undefined });
  };
  return terminalLine(line, pieces, { commands, typed, own, press });
}

function pieceOf({ data, state, set }: Scene<Session, Screen>, { term, tokens }: CodeSpan): TemplateResult {
  const words = tokens.map(({ colour, text }) => html`<span class=${colour || nothing}>${text}</span>`);
  if (term === undefined) return html`${words}`;
  const isTold = term === state.term;
  const fact = data.facts.find((one) => one.term === term);
  // prettier-ignore
  return html`<button type="button" class="term" data-choice aria-pressed=${isTold}
    @click=${() => { set({ ...state, term: isTold ? undefined : term }); }}
    >${words}<span class="fact"><b>${term}</b> ${fact?.text}</span></button>`;
}

/** The loader's highlighting: text, and spans with one class each. */
function tokensOf(line: Element | null | undefined): Token[] {
  return [...(line?.childNodes ?? [])].map((node) => ({
    colour: node instanceof Element ? node.className : '',
    text: node.textContent ?? '',
  }));
}

export const element = figureElement({ figure: gdbSession, draw, isShown: true });
