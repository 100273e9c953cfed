/** Progress: one line that is overwritten on a terminal; a pipe gets only the result. */
export interface Progress {
  /** @param doing a few words */
  readonly say: (doing: string) => void;
  /** Takes the line away, before anything else is written. */
  readonly end: () => void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const TO_LINE_START = '\r';
const ERASE_LINE = '\x1b[2K';

export function progressOn(terminal: Terminal): Progress {
  if (terminal.isTTY !== true) return { say: () => undefined, end: () => undefined };
  let isShown = false;
  return {
    say: (doing) => {
      // A line that wraps could not be taken back.
      const line = doing.slice(0, (terminal.columns ?? 80) - 1);
      terminal.write(`${TO_LINE_START}${ERASE_LINE}${line}`);
      isShown = true;
    },
    end: () => {
      if (isShown) terminal.write(`${TO_LINE_START}${ERASE_LINE}`);
      isShown = false;
    },
  };
}
