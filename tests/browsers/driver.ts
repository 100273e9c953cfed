/** What the suite needs of a browser: little enough that both ways to drive one can give it. */
export interface Browser {
  /** With its version. */
  readonly name: string;
  /** All windows, those that a page opened among them, in any order. */
  readonly windows: () => Promise<readonly Window[]>;
  readonly open: () => Promise<Window>;
  /** Ends every process and removes every file of it, whatever state it is in. */
  readonly close: () => Promise<void>;
}

export interface Window {
  readonly id: string;
  /** Resolves when the page and what it names are loaded. */
  readonly goto: (url: string) => Promise<void>;
  /** The text that the expression, a promise, comes to. */
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

/** How long a browser may take for one command, in ms; a page that loads takes a tenth of that. */
export const PATIENCE = 10_000;

/** The paper of a slide, 1280×720 CSS pixels, in cm. */
export const PAPER = {
  background: true,
  shrinkToFit: false,
  page: { width: (1280 / 96) * 2.54, height: (720 / 96) * 2.54 },
  margin: { top: 0, bottom: 0, left: 0, right: 0 },
};
