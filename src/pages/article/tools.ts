import type { Command } from '../shared/command.ts';
import type { Choices } from '../shared/settings.ts';
import { talkYear } from '../../figures/page.ts';
import { asOf, otherYear } from '../../year.ts';
import type { Reader } from './place.ts';

interface Parts {
  readonly commands: readonly Command[];
  readonly choices: Choices;
  readonly reader: Reader;
}

/** The bar at the top: each button does what a key does, and says what it would bring. */
export function bindTools({ commands, choices, reader }: Parts): void {
  const label = () => {
    for (const [does, text] of [
      ['year', asOf(otherYear(choices.year()), talkYear())],
      ['theme', choices.theme() === 'dark' ? 'Light' : 'Dark'],
    ] as const) {
      const tool = document.querySelector(`[data-does=${does}]`);
      if (tool && tool.textContent !== text) tool.textContent = text;
    }
  };
  for (const tool of document.querySelectorAll<HTMLElement>('[data-key]')) {
    const command = commands.find(({ keys }) => keys.includes(tool.dataset.key ?? ''));
    tool.addEventListener('click', () => {
      command?.run();
    });
  }
  // Also when another window of the talk chose.
  new MutationObserver(label).observe(document.documentElement, { attributeFilter: ['data-year', 'data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  label();

  const link = document.querySelector<HTMLAnchorElement>('.masthead .to-deck');
  link?.addEventListener('click', () => {
    link.hash = reader.hash();
  });
}
