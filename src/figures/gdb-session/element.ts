import { html, nothing, type TemplateResult } from 'lit-html';
import { copyText } from '../page.ts';
import { defineElement, type Scene } from '../element.ts';
import { commandAt, gdbSession, type Screen, type Session } from './data.ts';
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
      <pre tabindex="0"><code>${data.lines.map((_, line) => lineOf(view, line))}</code></pre>
    </div>
    <p class="controls">
      ${copy('session', data.lines.join('\n'))} ${copy('commands', data.commands.map(({ text }) => text).join('\n'))}
    </p>`;
}

function lineOf(view: Scene<Session, Screen>, line: number): TemplateResult {
  const { data, state, host, set } = view;
  const own = host.querySelectorAll(':scope > .code .line')[line];
  const command = commandAt(line, data);
  const isCommand = data.commands[command - 1]?.line === line;
  const isTyped = state.typed === undefined || command <= state.typed;
  const isNow = command > 0 && command === state.typed;
  const terms = isTyped ? data.facts.filter((fact) => fact.line === line) : [];
  const pieces = piecesOf(tokensOf(own?.querySelector('.line-text')), terms);
  const known = own?.querySelector('.line-number')?.textContent;
  const number = known ?? (isCommand ? '›' : ' ');
  // The accessible name begins with the visible text, for speech input (WCAG 2.5.3, Label in Name).
  const name = `${known === undefined ? 'Command' : `${known}, command`} ${command}: ${data.commands[command - 1]?.text ?? ''}`;
  // prettier-ignore
  const gutter = isCommand
    ? html`<button
        type="button"
        class="line-number"
        data-choice
        aria-pressed=${isNow}
        aria-label=${name}
        @click=${() => {
          set({ typed: command, term: undefined });
        }}
      >${number}</button>`
    : html`<span class="line-number">${number}</span>`;
  // No white space between the parts: it would be visible in the terminal, and copied.
  return html`<span class="line ${isTyped ? '' : 'untyped'} ${isNow ? 'now' : ''} ${isCommand ? 'command' : ''}"
    >${gutter}<span class="line-text">${pieces.map((piece) => pieceOf(view, piece))}</span></span
  >`;
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

defineElement({ figure: gdbSession, draw, isShown: true });
