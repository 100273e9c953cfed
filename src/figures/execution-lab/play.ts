/** Animates a figure: a timer sets its state. */
import { dispatchFigureEvent } from '../page.ts';

/** Time between two states, in ms. */
export const SPEEDS = { slow: 700, fast: 150 } as const;

export type Speed = keyof typeof SPEEDS;

const timers = new WeakMap<HTMLElement, ReturnType<typeof setInterval>>();

/**
 * Sets one state after another until there is none left, a user or a step sets another state, or the figure is no longer
 * visible. The figure has the attribute `playing` meanwhile.
 *
 * @param next returns the state after the given one
 */
export function play(figure: HTMLElement, speed: Speed, next: (state: string) => string | undefined): void {
  stop(figure);
  figure.setAttribute('playing', speed);
  let mine = figure.getAttribute('state') ?? '';
  const tick = (): void => {
    if (figure.getAttribute('state') !== mine) {
      stop(figure);
      return;
    }
    const state = isLookedAt(figure) ? next(mine) : undefined;
    if (state === undefined) {
      pause(figure);
      return;
    }
    mine = state;
    figure.setAttribute('state', state);
  };
  timers.set(figure, setInterval(tick, SPEEDS[speed]));
}

/** Stops at the current state and fires the event only now, so that the address does not change with every tick. */
export function pause(figure: HTMLElement): void {
  stop(figure);
  dispatchFigureEvent(figure, 'figure-change');
}

function stop(figure: HTMLElement): void {
  clearInterval(timers.get(figure));
  figure.removeAttribute('playing');
}

function isLookedAt(figure: HTMLElement): boolean {
  const isDeck = document.documentElement.classList.contains('deck');
  return figure.isConnected && (!isDeck || figure.closest('section.present') !== null);
}
