/** Search in the talk: a box with an input field and links to the results. */
import { DEV, SEARCH_FILE } from '../../contract.ts';
import MiniSearch from 'minisearch';
import { formatAddress } from '../../live/address.ts';
import { excerpt, find, type Hit, options, type Passage } from '../../search/find.ts';
import { addressOfEdition } from './addresses.ts';
import { isComposed } from './keys.ts';
import { lazily } from './later.ts';
import { createPanel, element, openPanel } from './panel.ts';

/** Debounces the announced number of results, in ms. */
const TYPING = 400;

/** @param hrefOf the address of a hit on this page; by default that of its slide and step */
export function createSearch(hrefOf = hrefOfHit): () => void {
  const input = element('input');
  input.type = 'search';
  input.dir = 'auto';
  input.autocomplete = 'off';
  input.spellcheck = false;
  const status = element('p');
  status.setAttribute('role', 'status');
  const list = element('ol');
  list.lang = document.documentElement.lang;
  list.hidden = true;
  const panel = createPanel(
    'Search',
    element('label', 'Words of slides, code, notes or glossary', input),
    status,
    list,
  );
  panel.classList.add('search');

  let index = lazily(loadIndex);
  // In development the index changes with each edit.
  import.meta.hot?.on(DEV.slides, () => {
    index = lazily(loadIndex);
  });
  const look = async () => {
    const query = input.value;
    try {
      const found = query.trim() === '' ? [] : find(await index(), query);
      // The query may have changed meanwhile.
      if (query === input.value) show(query, found);
    } catch {
      tell('The index could not be loaded. It is asked for again with the next letter.');
    }
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const tell = (text: string) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, TYPING);
  };
  const show = (query: string, found: readonly Hit[]) => {
    tell(query.trim() === '' ? '' : found.length === 1 ? '1 place' : `${found.length} places`);
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map((hit) => row(hit, hrefOf(hit))));
  };

  input.addEventListener('input', () => void look());
  panel.addEventListener('keydown', (event) => {
    if (isComposed(event)) return;
    const links = [...list.querySelectorAll('a')];
    if (event.key === 'Enter' && event.target === input) links[0]?.click();
    // By default Escape first clears a search field and closes the dialog only when pressed again.
    if (event.key === 'Escape') {
      event.preventDefault();
      panel.close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const line = [input, ...links];
    const at = line.findIndex((one) => one === document.activeElement);
    line[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : undefined;
    if (!link) return;
    panel.close();
    // A link to the present address fires no `hashchange`.
    if (link.hash === location.hash) dispatchEvent(new HashChangeEvent('hashchange'));
  });
  return () => {
    openPanel(panel);
    input.select();
    void look();
  };
}

export const hrefOfHit = ({ slide, step }: Hit): string => formatAddress({ id: slide, step });

async function loadIndex(): Promise<MiniSearch<Passage>> {
  const inFile = document.getElementById('Search');
  if (inFile) return MiniSearch.loadJSONAsync(inFile.textContent, options);
  const response = await fetch(`${addressOfEdition('deck')}${SEARCH_FILE}`);
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return MiniSearch.loadJSONAsync(await response.text(), options);
}

const KINDS = { slide: '', notes: ', notes', glossary: ', glossary' } as const;

function row(hit: Hit, href: string): HTMLLIElement {
  const where = `Slide ${hit.number}${hit.step > 0 ? `, step ${hit.step}` : ''}${KINDS[hit.kind]}`;
  const words = excerpt(hit).map(({ text, isFound }) => (isFound ? element('mark', text) : text));
  const [title, place, text] = [element('strong', hit.title), element('small', where), element('span', ...words)];
  place.lang = 'en';
  // A talk may have slides in several languages, and words of both directions on one.
  for (const part of [title, text]) part.dir = 'auto';
  const link = element('a', title, place, text);
  link.href = href;
  return element('li', link);
}
