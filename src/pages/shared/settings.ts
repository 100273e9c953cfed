import { KEYS } from '../../contract.ts';
import { talkYear } from '../../figures/page.ts';
import { asOf, nameOfYear, otherYear, yearNamed, type Year } from '../../year.ts';
import { talkName } from './addresses.ts';
import { recall, remember } from './memory.ts';

/** A reader's choices for the whole talk. Those not made follow the system or the edition. */
export interface Settings {
  readonly theme?: 'light' | 'dark' | undefined;
  readonly year?: Year | undefined;
  /** Whether letters and signs alone are keys; users of speech input, or who hit keys by accident, turn this off. */
  readonly letters: boolean;
}

/** Stored per talk: choices for one that is read must not change one that is being presented. */
const key = (): string => KEYS.settings(talkName());

/**
 * Precedence: the address, then the stored choice.
 *
 * @param given the year of the talk, as addresses name it
 */
export function readSettings(query: URLSearchParams, given: string, remembered = ''): Settings {
  const before = new URLSearchParams(remembered);
  return {
    theme: oneOf(['light', 'dark'] as const, query.get('theme') ?? before.get('theme')),
    year: yearNamed(query.get('year') ?? before.get('year'), given),
    letters: before.get('letters') !== 'off',
  };
}

export function writeSettings({ theme, year, letters }: Settings): string {
  return new URLSearchParams({
    ...(theme && { theme }),
    ...(year && { year }),
    ...(!letters && { letters: 'off' }),
  }).toString();
}

export function applySettings({ theme, year }: Omit<Settings, 'letters'>, root = document.documentElement): void {
  if (theme) root.dataset.theme = theme;
  if (year) root.dataset.year = year;
}

/** The page's settings, and their switches. */
export class Choices {
  readonly #usual: Year;
  #settings: Settings;

  /** @param usual the edition's default year; by default the talk as it was given, as in the deck */
  constructor(usual: Year = 'then') {
    this.#usual = usual;
    this.#settings = readSettings(new URLSearchParams(location.search), talkYear(), recall(key()));
    this.#apply();
    // A choice in one window applies to all windows of the talk.
    addEventListener('storage', (event) => {
      if (event.key !== key()) return;
      this.#settings = readSettings(new URLSearchParams(), talkYear(), event.newValue ?? '');
      this.#apply();
    });
  }

  year(): Year {
    return this.#settings.year ?? this.#usual;
  }

  /** The query that sets the year; empty for the edition's default. */
  search(): string {
    const year = this.year();
    return year === this.#usual ? '' : `?year=${nameOfYear(year, talkYear())}`;
  }

  theme(): 'light' | 'dark' {
    return this.#settings.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  }

  letters(): boolean {
    return this.#settings.letters;
  }

  switchTheme(): string {
    const dark = this.theme() === 'dark';
    this.#choose({ theme: dark ? 'light' : 'dark' });
    return dark ? 'Light' : 'Dark';
  }

  switchYear(): string {
    return this.showYear(otherYear(this.year()));
  }

  showYear(year: Year): string {
    this.#choose({ year });
    return asOf(year, talkYear());
  }

  switchLetters(): void {
    this.#choose({ letters: !this.#settings.letters });
  }

  #choose(choice: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...choice };
    this.#apply();
    remember(key(), writeSettings(this.#settings));
    forgetQuery();
  }

  #apply(): void {
    applySettings({ ...this.#settings, year: this.year() });
  }
}

/** A choice by the user removes the one in the address, which would win again after a reload. */
function forgetQuery(): void {
  const url = new URL(location.href);
  url.searchParams.delete('theme');
  url.searchParams.delete('year');
  history.replaceState(history.state, '', url);
}

function oneOf<const T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}
