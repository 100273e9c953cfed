import type { Command } from '../shared/command.ts';
import { button, element } from '../shared/panel.ts';

/** How long the bar stays after the last move of the pointer, in ms; as long as reveal.js shows the pointer. */
const LINGER = 3000;

/** Back, next and the keys as buttons, for a mouse or a finger. The bar is hidden while no pointer moves. */
export function createBar(commands: readonly Command[]): HTMLElement {
  const named = (label: string, key: string) => {
    const command = commands.find(({ keys }) => keys.includes(key));
    return button(label, () => {
      command?.run();
    });
  };
  const bar = element(
    'nav',
    named('Back', 'PageUp'),
    named('Next', 'PageDown'),
    named('Read', 'r'),
    named('Keys', '?'),
  );
  bar.className = 'bar';
  bar.lang = 'en';
  bar.ariaLabel = 'Slides';

  let timer = 0;
  addEventListener('pointermove', ({ pointerType }) => {
    if (pointerType === 'touch') return;
    document.documentElement.classList.add('pointing');
    clearTimeout(timer);
    timer = setTimeout(() => {
      document.documentElement.classList.remove('pointing');
    }, LINGER);
  });
  return bar;
}
