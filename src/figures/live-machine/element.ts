import { html, type TemplateResult } from 'lit-html';
import { contentOf } from '../own-content.ts';
import { figureElement, type Scene } from '../element.ts';
import { terminalLine } from '../terminal.ts';
import { liveMachine, type Transcript, type View } from './data.ts';
import type { GoLive, Live } from './screen.ts';
import './style.css';

/** What stands in the place of the record, by the figure's element; `undefined` while it is on its way. */
const lives = new WeakMap<HTMLElement, Live | undefined>();

/** Draws the record, as far as its commands are typed; or has the machine in its place. */
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

/** Brings the machine, or takes it away, as the state wants it. Copies of a slide show the record alone. */
function settle({ data, state, host, set }: Scene<Transcript, View>): void {
  const { shows } = state;
  const fail = (error: unknown) => {
    // First, as what is asked for would begin anew.
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
