/** The debugger’s console: commands of the user, or of a step of the deck, go to the machine. */
import { html, render, type TemplateResult } from 'lit-html';
import { newer, newHistory, older, remember, shownLine } from '../../machine/console/history.ts';
import { TIME_HZ } from '../../machine/guest/guest.ts';
import { contentOf } from '../own-content.ts';
import { answerIn } from '../said.ts';
import { controls, KEY } from './controls.ts';
import type { Live, LiveOptions } from './screen.ts';
import { createLoop, PART } from './loop.ts';
import { createTypist, PROMPT } from './typist.ts';

/** Number of a command's instructions that run at full speed; the rest runs at the guest’s own pace. */
const BURST = 5_000_000;

export function goLive({ host, data, set, fail }: LiveOptions): Live {
  const element = document.createElement('div');
  element.className = 'live';
  const typist = createTypist(data.commands.map(({ text }) => text));
  const lineOf = lineIn(host);
  const heard = liveRegion();
  let history = newHistory;
  /** Number of the record's commands that the state asks for. */
  let wanted: number | undefined;

  const part = (elapsed: number): boolean => {
    const end = performance.now() + PART;
    const most = typist.ran() + (elapsed * TIME_HZ) / 1000;
    const before = typist.lines();
    const hasMore = typist.part(() => performance.now() < end && typist.ran() < Math.max(BURST, most));
    // A running command has no new lines to draw.
    if (typist.lines() !== before) draw();
    if (!hasMore) tell();
    return hasMore;
  };
  /** Announces the output, even if it is the same as before. */
  const tell = () => {
    heard.textContent = answerIn(typist.answer());
  };
  const loop = createLoop({
    figure: host,
    part,
    left: () => {
      draw();
    },
    fail,
  });
  const go = () => {
    loop.go();
    draw();
  };
  const stop = () => {
    loop.stop();
    typist.stop();
    draw();
    tell();
  };

  const enter = (field: HTMLInputElement) => {
    if (typist.isRunning()) return;
    history = remember(history, field.value);
    typist.type(field.value);
    field.value = '';
    go();
  };
  /** @returns whether the key was handled */
  const press = ({ key, shiftKey, ctrlKey }: KeyboardEvent, field: HTMLInputElement): boolean => {
    if (key === 'Escape') {
      if (typist.isRunning()) stop();
      else field.blur();
      return true;
    }
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      history = key === 'ArrowUp' ? older(history, field.value) : newer(history);
      field.value = shownLine(history);
      return true;
    }
    if (key === 'c' && ctrlKey && typist.isRunning()) {
      stop();
      return true;
    }
    return key === 'Tab' && !shiftKey && completes(field);
  };
  /** If there is nothing to complete, Tab moves the focus as usual. */
  const completes = (field: HTMLInputElement): boolean => {
    if (typist.isRunning() || field.value.trim() === '') return false;
    const { line, candidates } = typist.complete(field.value);
    const isNew = line.trimEnd() !== field.value.trimEnd();
    if (!isNew && candidates.length < 2) return false;
    if (!isNew) typist.say(field.value, [candidates.join('  ')]);
    tell();
    field.value = line;
    draw();
    return true;
  };

  const template = (): TemplateResult => {
    const isRunning = typist.isRunning();
    const onward = isRunning && !loop.isOn() ? { name: 'Go on', press: go } : { name: 'Stop', press: stop };
    return html`${screen({ lines: typist.lines().map(lineOf), isRunning, enter, press })}${heard}
    ${controls(
      [
        { ...onward, isOff: !isRunning },
        {
          name: 'From the start',
          press: () => {
            loop.stop();
            typist.restart();
            wanted = 0;
            set({ count: 0, shows: 'live' });
            draw();
          },
        },
        {
          name: 'The record',
          press: () => {
            set({ count: wanted, shows: 'recorded' });
          },
        },
      ],
      isRunning ? 'It runs. Esc: stop' : html`<span class="keys">Tab: complete. ↑: again. Esc: leave</span>`,
    )}`;
  };
  const draw = () => {
    render(template(), element);
    const all = element.querySelector('.screen');
    if (all) all.scrollTop = all.scrollHeight;
  };

  draw();
  return {
    element,
    end: () => {
      loop.stop();
    },
    follow: ({ count = data.commands.length }) => {
      if (count === wanted) return;
      wanted = count;
      typist.follow(count);
      go();
    },
  };
}

interface Screen {
  readonly lines: readonly TemplateResult[];
  readonly isRunning: boolean;
  readonly enter: (field: HTMLInputElement) => void;
  readonly press: (event: KeyboardEvent, field: HTMLInputElement) => boolean;
}

function screen({ lines, isRunning, enter, press }: Screen): TemplateResult {
  const inField =
    (act: (field: HTMLInputElement) => void) =>
    ({ currentTarget }: Event) => {
      const field = currentTarget instanceof Element ? currentTarget.querySelector('input') : null;
      if (field) act(field);
    };
  return html`<div
    class="code screen"
    @mousedown=${(event: Event) => {
      // Allows selecting text of the console and clicking its input on the deck, too.
      event.stopPropagation();
    }}
    @click=${inField((field) => {
      if (getSelection()?.isCollapsed !== false) field.focus();
    })}
    @keydown=${(event: KeyboardEvent) => {
      inField((field) => {
        if (event.target === field && press(event, field)) event.preventDefault();
      })(event);
    }}
  >
    <div role="group" aria-label="What the debugger says">${lines}</div>
    <form
      @submit=${(event: Event) => {
        event.preventDefault();
        inField(enter)(event);
      }}
    >
      <label class="line"
        ><span class="t-prompt">${PROMPT}</span
        ><input
          aria-label="A command for the debugger"
          aria-keyshortcuts=${KEY}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="go"
          maxlength="200"
          ?readonly=${isRunning}
      /></label>
    </form>
  </div>`;
}

/**
 * Announces output to screen readers. The lines are not a live region: of those added at once, Orca reads only the
 * last.
 */
function liveRegion(): HTMLElement {
  const element = document.createElement('p');
  element.className = 'heard';
  element.ariaLive = 'polite';
  element.ariaAtomic = 'true';
  return element;
}

/**
 * Draws a line, with the record’s highlighting if the record has it, too. An unchanged line keeps its nodes, which
 * preserves a selection and a screen reader’s position.
 */
function lineIn(host: HTMLElement): (text: string, index: number) => TemplateResult {
  const known = new Map([...host.querySelectorAll(':scope > .code .line-text')].map((one) => [one.textContent, one]));
  const drawn: { readonly text: string; readonly said: unknown }[] = [];
  return (text, index) => {
    if (drawn[index]?.text !== text) drawn[index] = { text, said: known.has(text) ? contentOf(known.get(text)) : text };
    // prettier-ignore
    return html`<span class="line ${text.startsWith(PROMPT) ? 'command' : ''}"><span class="line-text">${drawn[index].said}</span></span>`;
  };
}
