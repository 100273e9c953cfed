/** A dialog over the slides. `<dialog>` provides the focus trap, Escape and an inert page. */
export function createPanel(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const panel = document.createElement('dialog');
  panel.className = 'panel';
  // The program's own text is English, whatever the talk's language.
  panel.lang = 'en';
  panel.dir = 'ltr';
  const heading = element('h2', title);
  // The capital avoids clashes: ids of slides have none.
  heading.id = `Panel-${document.querySelectorAll('.panel').length.toString()}`;
  panel.setAttribute('aria-labelledby', heading.id);
  const close = button('Close', () => {
    panel.close();
  });
  close.className = 'close';
  // Only the content scrolls: the title and the close button stay in view.
  const inside = element('div', ...content);
  inside.className = 'inside';
  // Otherwise browsers focus the scroll container instead of its first control.
  const first = inside.querySelector<HTMLElement>('button, input');
  if (first) first.autofocus = true;
  // The close button is drawn at the top, for touch, but comes last in the DOM: the first focus goes to an input or a
  // choice.
  panel.append(heading, inside, close);
  // A click on the backdrop has the dialog itself as its target.
  panel.addEventListener('click', ({ target }) => {
    if (target === panel) panel.close();
  });
  document.body.append(panel);
  return panel;
}

/** Copies the language and writing direction of another element; without them, removes those of `to`. */
export function takeLanguage(to: Element, from: Element | undefined): void {
  for (const name of ['lang', 'dir']) {
    const value = from?.getAttribute(name);
    if (value) to.setAttribute(name, value);
    else to.removeAttribute(name);
  }
}

/** Time for Orca to notice the focus change, in ms. The delay is not visible. */
const HEARD = 1500;

/** Opens a dialog. Clears the live region, which would be announced again when the page stops being inert. */
export function openPanel(panel: HTMLDialogElement): void {
  document.querySelector('.aria-status:not(.warning, .told)')?.replaceChildren();
  if (CSS.supports('-moz-appearance', 'none')) openFocusFirst(panel);
  else panel.showModal();
}

/**
 * Firefox makes the page behind a modal dialog inert before it reports the focus change. Orca, whose position was on
 * the page, then looks for a new one, finds the field that already has the focus, and announces neither it nor the
 * dialog: typed letters would be Orca's commands. So the focus moves first, and the page becomes inert once Orca has
 * noticed.
 */
function openFocusFirst(panel: HTMLDialogElement): void {
  const before = document.activeElement;
  const behind: Element[] = [];
  const leave = ({ target }: Event) => {
    if (target instanceof Node && !panel.contains(target)) panel.close();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    panel.close();
  };
  // The native `close` would restore the focus while the page is still inert.
  panel.close = () => {
    clearTimeout(later);
    for (const one of behind) one.removeAttribute('inert');
    Reflect.deleteProperty(panel, 'close');
    panel.removeEventListener('keydown', escape);
    removeEventListener('pointerdown', leave, true);
    panel.close();
    if (before instanceof HTMLElement && before !== document.activeElement) before.focus({ preventScroll: true });
  };
  panel.addEventListener('keydown', escape);
  addEventListener('pointerdown', leave, true);
  panel.ariaModal = 'true';
  panel.show();
  const later = setTimeout(() => {
    behind.push(...[...document.body.children].filter((one) => one !== panel && !one.hasAttribute('inert')));
    for (const one of behind) one.setAttribute('inert', '');
  }, HEARD);
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

export function button(label: string, run: () => void): HTMLButtonElement {
  const made = element('button', label);
  made.type = 'button';
  made.addEventListener('click', run);
  return made;
}
