/** The interface of a browser for the suite, small enough for both drivers. */
export interface Browser {
  /** With its version. */
  readonly name: string;
  /** All windows, those that a page opened among them, in any order. */
  readonly windows: () => Promise<readonly Window[]>;
  readonly open: () => Promise<Window>;
  /** Ends all its processes and removes all its files, whatever its state. */
  readonly close: () => Promise<void>;
}

export interface Window {
  readonly id: string;
  /** Resolves when the page and its resources are loaded. */
  readonly goto: (url: string) => Promise<void>;
  /** The text to which the expression, a promise, resolves. */
  readonly run: (expression: string) => Promise<string>;
  readonly perform: (input: Input) => Promise<void>;
  /** The part that shows the page, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** PNG. */
  readonly photograph: () => Promise<Buffer>;
  /** What the browser's own Print makes of the page, as a PDF, on paper as large as a slide; nothing where no driver can ask for it. */
  readonly print: (() => Promise<Buffer>) | undefined;
  readonly close: () => Promise<void>;
}

/** Input as WebDriver writes it; BiDi took it over word for word. */
export interface Input {
  readonly type: 'key' | 'pointer';
  readonly id: string;
  readonly actions: readonly Record<string, string | number>[];
}

/** Timeout of one command, in ms; loading a page takes a tenth of that. */
export const PATIENCE = 10_000;

/** The paper of a slide, 1280×720 CSS pixels, in cm. */
export const PAPER = {
  background: true,
  shrinkToFit: false,
  page: { width: (1280 / 96) * 2.54, height: (720 / 96) * 2.54 },
  margin: { top: 0, bottom: 0, left: 0, right: 0 },
};
