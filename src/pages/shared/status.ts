/** Of what comes later than the page. */
export const NOT_LOADED = 'This could not be loaded. Press again, or reload the page.';

/** The line that screen readers read out. */
export class Status {
  protected readonly line = document.createElement('div');

  constructor(root: HTMLElement) {
    this.line.setAttribute('role', 'status');
    // What slides say, and the program's own words.
    this.line.dir = 'auto';
    this.say('');
    root.after(this.line);
  }

  say(text: string): void {
    this.line.textContent = text;
    this.line.className = 'aria-status';
  }

  /** Shows it on screen until the next message. */
  warn(text: string): void {
    this.say(text);
    this.line.classList.add('warning');
  }
}
