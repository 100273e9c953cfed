/** Runs parts of work, one per frame, while the figure is visible; no timer runs while it is idle. */

export interface Loop {
  readonly isOn: () => boolean;
  /** Runs a part immediately: short work needs no frame. */
  readonly go: () => void;
  readonly stop: () => void;
}

interface LoopOptions {
  readonly figure: HTMLElement;
  /**
   * Returns whether there is more.
   *
   * @param elapsed in ms, since the previous part, limited to a few frames
   */
  readonly part: (elapsed: number) => boolean;
  /** Called when the figure is no longer visible: its slide or the tab was left. */
  readonly left: () => void;
  readonly fail: (error: unknown) => void;
}

/** Time slice of a part, in ms: with the page's other work, input waits less than 50 ms. */
export const PART = 8;

/** Maximum time credited for a slow frame, in ms. */
const FRAMES = 50;

export function createLoop({ figure, part, left, fail }: LoopOptions): Loop {
  /** The requested frame; while a part runs, the frame that started it. */
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
      // A hidden page gets no frames, so it needs events.
      document.addEventListener('visibilitychange', leave);
      addEventListener('beforeprint', leave);
      last = performance.now();
      goOn(0);
    },
  };
}

/** Whether, in the deck, its slide is shown, and not the overview; in the article, whether it is in the viewport. */
function isSeen(figure: HTMLElement): boolean {
  if (document.hidden || !figure.isConnected) return false;
  if (document.documentElement.classList.contains('deck')) return figure.matches('.reveal:not(.overview) .present *');
  const { top, bottom } = figure.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
