/** A dialog over the slides. `<dialog>` brings the focus trap, Escape and an inert page. */
export function createPanel(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const panel = document.createElement('dialog');
  panel.className = 'panel';
  // The program's own words, whatever language the talk is in.
  panel.lang = 'en';
  panel.dir = 'ltr';
  const heading = element('h2', title);
  // Ids of slides have no capitals.
  heading.id = `Panel-${document.querySelectorAll('.panel').length.toString()}`;
  panel.setAttribute('aria-labelledby', heading.id);
  const close = button('Close', () => {
    panel.close();
  });
  close.className = 'close';
  // It alone scrolls: the name and the way out stay.
  const inside = element('div', ...content);
  inside.className = 'inside';
  // Where it scrolls, browsers would put the focus on it, and not on what it holds.
  const first = inside.querySelector<HTMLElement>('button, input');
  if (first) first.autofocus = true;
  // The close button is drawn at the top, for touch, but comes last in the DOM: the first focus goes to where one types
  // or chooses.
  panel.append(heading, inside, close);
  // A click on the backdrop has the dialog itself as its target.
  panel.addEventListener('click', ({ target }) => {
    if (target === panel) panel.close();
  });
  document.body.append(panel);
  return panel;
}

/** Takes over in which language something is, and from which side it is read; or that nothing says so. */
export function takeLanguage(to: Element, from: Element | undefined): void {
  for (const name of ['lang', 'dir']) {
    const value = from?.getAttribute(name);
    if (value) to.setAttribute(name, value);
    else to.removeAttribute(name);
  }
}

/** How long Orca may take to hear of the focus, in ms. Nothing is to be seen of it. */
const HEARD = 1500;

/** Opens a dialog. What was said last is not said again when the page comes back from behind it. */
export function openPanel(panel: HTMLDialogElement): void {
  document.querySelector('.aria-status:not(.warning, .told)')?.replaceChildren();
  if (CSS.supports('-moz-appearance', 'none')) openFocusFirst(panel);
  else panel.showModal();
}

/**
 * Firefox takes the page behind a modal dialog away before it tells that the focus has moved. Orca, which stood on the
 * page, then looks for a place by itself, finds the very field that has the focus, and says neither it nor the dialog:
 * what is typed would be Orca's commands. So the focus is told first, and the page goes when Orca has heard of it.
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
  // By itself it closes first, and gives the focus back to what is still behind it.
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
