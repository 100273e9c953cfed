/** Of what comes later than the page. */
export const NOT_LOADED = 'This could not be loaded. Press again, or reload the page.';

/** The line that screen readers read out. */
export class Status {
  protected readonly line = document.createElement('div');

  constructor(root: HTMLElement) {
    // Without the role of a status: when a reader comes by, it would be called a status bar, empty or not.
    this.line.ariaLive = 'polite';
    this.line.ariaAtomic = 'true';
    // What slides say, and the program's own words.
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
