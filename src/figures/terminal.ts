import { html, type TemplateResult } from 'lit-html';
import { commandAt, type Command } from './session.ts';

interface Terminal {
  readonly commands: readonly Command[];
  /** How many are typed; without it, all are, and none is marked. */
  readonly typed: number | undefined;
  /** The author's line, highlighted. */
  readonly own: Element | undefined;
  /** What is to be typed when a command is pressed. */
  readonly press: (command: number) => void;
}

/** A line of a session in a terminal, with its number or a sign; of a command, that can be pressed. */
export function terminalLine(line: number, said: unknown, { commands, typed, own, press }: Terminal): TemplateResult {
  const command = commandAt(line, { commands });
  const { text } = commands.find((one) => one.line === line) ?? {};
  const isNow = command > 0 && command === typed;
  const known = own?.querySelector('.line-number')?.textContent;
  // The accessible name begins with the visible text, for speech input (WCAG 2.5.3, Label in Name). It leaves the command
  // out: its words follow in the same line, and a press says them.
  const name = `${known === undefined ? 'Command' : `${known}, command`} ${command}`;
  // prettier-ignore
  const gutter = text === undefined
    ? html`<span class="line-number">${known ?? ' '}</span>`
    : html`<button
        type="button"
        class="line-number"
        data-choice
        aria-pressed=${isNow}
        aria-label=${name}
        @click=${() => {
          press(command);
        }}
      >${known ?? '›'}</button>`;
  // No white space between the parts: it would be visible in the terminal, and copied.
  return html`<span
    class="line ${command > (typed ?? command) ? 'untyped' : ''} ${isNow ? 'now' : ''} ${text === undefined ? '' : 'command'}"
    >${gutter}<span class="line-text">${said}</span></span
  >`;
}
