/** What a reader can do, by keys and by the buttons at the top. */
import type { Command } from '../shared/keyboard.ts';
import type { Choices } from '../shared/settings.ts';
import { talkYear } from '../../figures/page.ts';
import { asOfEither, years } from '../../year.ts';
import type { Reader } from './place.ts';

interface CommandsOptions {
  readonly choices: Choices;
  readonly say: (text: string) => void;
  readonly open: (box: 'search' | 'help') => void;
  /** Continues in the slides. */
  readonly deck: () => void;
  /** Shares the current slide. */
  readonly share: () => void;
}

/** The keys of the deck that make sense for a reader; arrows and Space scroll as usual. */
export const commandsOf = ({ choices, say, open, deck, share }: CommandsOptions): Command[] => [
  {
    keys: ['/', 'Ctrl+k'],
    shown: '/ Ctrl+K',
    does: 'Search',
    run: () => {
      open('search');
    },
  },
  { keys: ['r'], shown: 'R', does: 'The same place in the slides', run: deck },
  { keys: ['y'], shown: 'Y', does: 'Share this slide', run: share },
  {
    keys: ['t'],
    shown: 'T',
    does: asOfEither(talkYear()),
    run: () => {
      say(choices.switchYear());
    },
  },
  {
    keys: ['d'],
    shown: 'D',
    does: 'Dark or light',
    run: () => {
      say(choices.switchTheme());
    },
  },
  {
    keys: ['?', 'F1'],
    shown: '?',
    does: 'These keys',
    run: () => {
      open('help');
    },
  },
];

interface ToolsOptions {
  readonly commands: readonly Command[];
  readonly choices: Choices;
  readonly say: (text: string) => void;
  readonly reader: Reader;
}

/** The bar at the top. Its buttons run commands; the theme button names the other theme; one year is pressed. */
export function bindTools({ commands, choices, say, reader }: ToolsOptions): void {
  const tool = (does: string) => document.querySelector(`[data-does=${does}]`);
  const label = () => {
    const theme = tool('theme');
    const other = choices.theme() === 'dark' ? 'Light' : 'Dark';
    if (theme && theme.textContent !== other) theme.textContent = other;
    for (const year of years) tool(year)?.setAttribute('aria-pressed', String(choices.year() === year));
  };
  for (const year of years) {
    tool(year)?.addEventListener('click', () => {
      say(choices.showYear(year));
    });
  }
  for (const tool of document.querySelectorAll<HTMLElement>('[data-key]')) {
    const command = commands.find(({ keys }) => keys.includes(tool.dataset.key ?? ''));
    tool.addEventListener('click', () => {
      command?.run();
    });
  }
  // Also updates when another window of the talk switches.
  new MutationObserver(label).observe(document.documentElement, { attributeFilter: ['data-year', 'data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  label();

  const link = document.querySelector<HTMLAnchorElement>('.masthead .to-deck');
  link?.addEventListener('click', () => {
    link.hash = reader.hash();
  });
}
