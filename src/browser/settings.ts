import { recall, remember } from './memory.ts';

/** What a reader may choose about the whole deck. */
export interface Settings {
  /** Nothing chosen: as the system has it. */
  readonly theme: 'light' | 'dark' | undefined;
  readonly year: '2019' | 'today';
}

const KEY = 'talk-settings';

/** The address knows best, then what was chosen before, then the talk as it was given. */
export function readSettings(query: URLSearchParams, remembered = ''): Settings {
  const before = new URLSearchParams(remembered);
  const theme = oneOf(['light', 'dark'] as const, query.get('theme') ?? before.get('theme'));
  const year = oneOf(['2019', 'today'] as const, query.get('year') ?? before.get('year'));
  return { theme, year: year ?? '2019' };
}

export function writeSettings({ theme, year }: Settings): string {
  return new URLSearchParams({ ...(theme && { theme }), year }).toString();
}

export function applySettings({ theme, year }: Settings, root = document.documentElement): void {
  if (theme) root.dataset.theme = theme;
  root.dataset.year = year;
}

/** The page's settings, and the two switches. */
export class Choices {
  #settings: Settings;

  constructor() {
    this.#settings = readSettings(new URLSearchParams(location.search), recall(KEY));
    applySettings(this.#settings);
    // What is chosen in one window of the talk holds in all: the hall's follow the speaker's.
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== KEY) return;
      this.#settings = readSettings(new URLSearchParams(), newValue ?? '');
      applySettings(this.#settings);
    });
  }

  year(): Settings['year'] {
    return this.#settings.year;
  }

  switchTheme(): string {
    const dark = (this.#settings.theme ?? systemTheme()) === 'dark';
    this.#choose({ ...this.#settings, theme: dark ? 'light' : 'dark' });
    return dark ? 'Light' : 'Dark';
  }

  switchYear(): string {
    const today = this.#settings.year === 'today';
    this.#choose({ ...this.#settings, year: today ? '2019' : 'today' });
    return today ? 'As in 2019' : 'As of today';
  }

  #choose(settings: Settings): void {
    this.#settings = settings;
    applySettings(settings);
    remember(KEY, writeSettings(settings));
    forgetQuery();
  }
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** A choice by hand outdates the one in the address, which would win again after a reload. */
function forgetQuery(): void {
  const url = new URL(location.href);
  url.searchParams.delete('theme');
  url.searchParams.delete('year');
  history.replaceState(history.state, '', url);
}

function oneOf<const T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}
