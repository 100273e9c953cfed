import { html, type TemplateResult } from 'lit-html';
import { contentOf } from '../own-content.ts';
import { figureElement, type Scene } from '../element.ts';
import { terminalLine } from '../terminal.ts';
import { liveMachine, type Transcript, type View } from './data.ts';
import type { GoLive, Live } from './screen.ts';
import './style.css';

/** The live machine of each figure's element; `undefined` while it loads. */
const lives = new WeakMap<HTMLElement, Live | undefined>();

/** Draws the record up to the last typed command, or the machine instead. */
function draw({ data: { commands }, state, host, set }: Scene<Transcript, View>): TemplateResult {
  const live = lives.get(host);
  if (live) return html`${live.element}`;
  const typed = commands.length > 0 ? state.count : undefined;
  const press = (count: number) => {
    set({ ...state, count });
  };
  const lines = [...host.querySelectorAll(':scope > .code .line')].map((own, line) => {
    const said = contentOf(own.querySelector('.line-text') ?? undefined);
    return terminalLine(line, said, { commands, typed, own, press });
  });
  return html`<div class="code">
      <pre tabindex="0" role="group" aria-label="Session"><code>${lines}</code></pre>
    </div>
    <p class="controls">
      <button
        type="button"
        aria-keyshortcuts="m"
        @click=${() => {
          set({ ...state, shows: 'live' });
        }}
      >
        Run it live
      </button>
    </p>`;
}

/** Loads or removes the machine, depending on the state. Copies of a slide show the record only. */
function settle({ data, state, host, set }: Scene<Transcript, View>): void {
  const { shows } = state;
  const fail = (error: unknown) => {
    // Reset the state first, or the request would begin anew.
    set({ ...state, shows: undefined });
    end(host);
    host.setAttribute('note', 'No machine here: this is its record');
    console.error(error);
  };
  if (lives.get(host) && shows === 'recorded') end(host);
  lives.get(host)?.follow(state);
  if (shows !== 'live' || lives.has(host) || !host.matches('section[id]:not(.print *) *')) return;
  lives.set(host, undefined);
  const screen: Promise<{ readonly goLive: GoLive }> =
    data.commands.length > 0 ? import('./debug.ts') : import('./boot.ts');
  screen
    .then(({ goLive }) => {
      lives.set(host, goLive({ host, data, set, fail }));
      host.setAttribute('playing', 'live');
    })
    .catch(fail);
}

function end(host: HTMLElement): void {
  lives.get(host)?.end();
  lives.delete(host);
  host.removeAttribute('playing');
}

export const element = figureElement({ figure: liveMachine, draw, isShown: true, settle });
