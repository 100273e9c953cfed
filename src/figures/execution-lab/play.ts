/** What makes a figure go on by itself: nothing but a timer that sets its state. */

/** Time between two states, in ms. */
export const SPEEDS = { slow: 700, fast: 150 } as const;

export type Speed = keyof typeof SPEEDS;

const timers = new WeakMap<HTMLElement, ReturnType<typeof setInterval>>();

/**
 * Sets one state after the other until there is none, a hand or a step sets another, or the figure is not looked at.
 * While it goes on, the figure has the attribute `playing`.
 *
 * @param next the state after this one
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

/** Stays at the state reached. Only now the page is told: an address that changes with every tick is of use to nobody. */
export function pause(figure: HTMLElement): void {
  stop(figure);
  figure.dispatchEvent(new Event('figure-change', { bubbles: true }));
}

function stop(figure: HTMLElement): void {
  clearInterval(timers.get(figure));
  figure.removeAttribute('playing');
}

function isLookedAt(figure: HTMLElement): boolean {
  const isDeck = document.documentElement.classList.contains('deck');
  return figure.isConnected && (!isDeck || figure.closest('section.present') !== null);
}
