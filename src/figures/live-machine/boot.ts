/** A booting kernel: its console, the registers, and the next instruction. */
import { html, render, type TemplateResult } from 'lit-html';
import { TIME_HZ } from '../../machine/guest/guest.ts';
import { createComputer, type Computer, type Line } from './computer.ts';
import { controls } from './controls.ts';
import type { View } from './data.ts';
import type { Live, LiveOptions } from './screen.ts';
import { createLoop, PART } from './loop.ts';

/** Minimum interval between updates of numbers while it runs, in ms: faster changes are unreadable. */
const GLANCE = 200;

export function goLive({ host, set, fail }: LiveOptions): Live {
  const element = document.createElement('div');
  element.className = 'live boot';
  const computer = createComputer();
  let before = new Map<string, string>();
  let view: View = { count: undefined, shows: undefined };
  /** Number of instructions to reach first. */
  let goal: number | undefined;
  let said = '';
  let glanced = 0;

  /** Renders the current state; throttled while it runs. */
  const draw = (isNow = true) => {
    const now = performance.now();
    if (!isNow && computer.text() === said && now - glanced < GLANCE) return;
    [said, glanced] = [computer.text(), now];
    const registers = computer.registers();
    render(template(registers), element);
    before = new Map(registers);
    const screen = element.querySelector('.screen');
    if (screen) screen.scrollTop = screen.scrollHeight;
  };
  const isOn = () => view.shows === 'live' && view.count === undefined;
  const part = (elapsed: number): boolean => {
    const end = performance.now() + PART;
    const mayGoOn = () => performance.now() < end;
    if (goal !== undefined) {
      if (!computer.seek(goal, mayGoOn)) goal = undefined;
      draw(goal === undefined);
      return goal !== undefined || isOn();
    }
    const isRunning = isOn() && computer.run((elapsed * TIME_HZ) / 1000, mayGoOn);
    draw(!isRunning);
    return isRunning;
  };
  const loop = createLoop({
    figure: host,
    part,
    left: () => {
      pause();
    },
    fail,
  });
  const pause = () => {
    set({ count: computer.steps(), shows: 'live' });
  };

  const template = (registers: ReturnType<Computer['registers']>): TemplateResult =>
    html` <div class="code screen" tabindex="0" role="log" aria-live="off" aria-label="What the kernel writes">
        ${computer.text()}
      </div>
      <div class="code flight" role="group" aria-label="Instructions" aria-live=${isOn() ? 'off' : 'polite'}>
        ${computer.flight().map(lineOf)}
      </div>
      <div class="inside">
        <p class="own"><b>${grouped(computer.steps())}</b> instructions, ${computer.who()}</p>
        <dl>
          ${registers.map(
            ([name, value]) =>
              html`<div class=${before.has(name) && before.get(name) !== value && !isOn() ? 'now' : ''}>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </div>
      ${controls(
        [
          isOn()
            ? { name: 'Pause', press: pause, isFirst: true }
            : {
                name: 'Run',
                press: () => {
                  set({ count: undefined, shows: 'live' });
                },
                isFirst: true,
              },
          {
            name: 'One instruction',
            isOff: isOn(),
            press: () => {
              set({ count: computer.steps() + 1, shows: 'live' });
            },
          },
          {
            name: 'From the start',
            press: () => {
              set({ count: 0, shows: 'live' });
            },
          },
          {
            name: 'The record',
            press: () => {
              set({ count: undefined, shows: 'recorded' });
            },
          },
        ],
        '',
      )}`;

  draw();
  return {
    element,
    end: () => {
      loop.stop();
    },
    follow: (next) => {
      // A step does not specify it: keep the state.
      if (next.shows === undefined) return;
      if (next.count === view.count && next.shows === view.shows) return;
      view = next;
      goal = next.count;
      loop.go();
      draw();
    },
  };
}

/** Only the next instruction is exposed to screen readers. */
const lineOf = ({ address, place, text, isNext }: Line): TemplateResult =>
  html`<span class="line ${isNext ? 'now' : ''}" aria-hidden=${!isNext}
    ><span>${address}</span><span>${text.replace('\t', ' ')}</span><span class="place">${place}</span></span
  >`;

/** Digits in groups. */
const grouped = (value: number): string => value.toLocaleString('en');
