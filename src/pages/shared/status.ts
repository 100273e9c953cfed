/** For a lazy chunk that failed to load. */
export const NOT_LOADED = 'This could not be loaded. Press again, or reload the page.';

/** The live region for screen readers. */
export class Status {
  protected readonly line = document.createElement('div');

  constructor(root: HTMLElement) {
    // No `status` role: screen readers would call it a status bar when they pass it, empty or not.
    this.line.ariaLive = 'polite';
    this.line.ariaAtomic = 'true';
    // Contains text of slides or the program's own.
    this.line.dir = 'auto';
    this.say('');
    root.after(this.line);
  }

  /** @param language of the text, by default that of the program's words */
  say(text: string, language = 'en'): void {
    this.line.lang = language;
    this.line.textContent = text;
    this.line.className = 'aria-status';
  }

  /** Shows it on screen until the next message. */
  warn(text: string): void {
    this.say(text);
    this.line.classList.add('warning');
  }
}
