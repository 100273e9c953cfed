/** Part after part, one a frame, as long as somebody can see it: while it rests there is no timer. */

export interface Loop {
  readonly isOn: () => boolean;
  /** Begins with a part at once: what is short is there without a frame. */
  readonly go: () => void;
  readonly stop: () => void;
}

interface LoopOptions {
  readonly figure: HTMLElement;
  /**
   * Returns whether there is more.
   *
   * @param elapsed in ms, since the part before, and no more than a few frames
   */
  readonly part: (elapsed: number) => boolean;
  /** Called when the figure is not seen any more: its slide or the tab was left. */
  readonly left: () => void;
  readonly fail: (error: unknown) => void;
}

/** A part, in ms: with what the page does besides, a key waits less than 50 ms. */
export const PART = 8;

/** What a slow frame is made up for, in ms. */
const FRAMES = 50;

export function createLoop({ figure, part, left, fail }: LoopOptions): Loop {
  /** What was asked for; while a part runs, it is still the one that brought it. */
  let frame: number | undefined;
  let last = 0;
  const goOn = (elapsed: number) => {
    try {
      if (part(elapsed)) frame = requestAnimationFrame(tick);
      else stop();
    } catch (error) {
      stop();
      fail(error);
    }
  };
  const tick = (now: number) => {
    if (!isSeen(figure)) {
      leave();
      return;
    }
    const elapsed = Math.min(FRAMES, Math.max(0, now - last));
    last = now;
    goOn(elapsed);
  };
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    document.removeEventListener('visibilitychange', leave);
    removeEventListener('beforeprint', leave);
  };
  const leave = () => {
    stop();
    left();
  };
  return {
    isOn: () => frame !== undefined,
    stop,
    go: () => {
      stop();
      // A hidden page has no frames: it must be told before.
      document.addEventListener('visibilitychange', leave);
      addEventListener('beforeprint', leave);
      last = performance.now();
      goOn(0);
    },
  };
}

/** In the deck, its slide is shown, and not the sheet of all slides; where the talk is read, it is not scrolled away. */
function isSeen(figure: HTMLElement): boolean {
  if (document.hidden || !figure.isConnected) return false;
  if (document.documentElement.classList.contains('deck')) return figure.matches('.reveal:not(.overview) .present *');
  const { top, bottom } = figure.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
