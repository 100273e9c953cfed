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
