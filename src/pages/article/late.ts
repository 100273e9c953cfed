/** What a reader can do without for a moment; loaded when the page is ready. Without it one reads as before. */
import { keepOffline } from '../shared/offline.ts';
import { button, element } from '../shared/panel.ts';
import { addCopies, shareLinks } from './copy.ts';
import { keepPlace } from './keep-place.ts';
import { offer, offerPlace } from './offer.ts';
import type { Reader } from './place.ts';
import './late.css';

interface LateOptions {
  readonly root: HTMLElement;
  readonly slides: readonly HTMLElement[];
  readonly reader: Reader;
  readonly say: (text: string) => void;
}

/** A place that is kept across a reload, the offer of that of the last visit, links to slides that can be copied, and code. */
export function add({ root, slides, reader, say }: LateOptions): void {
  keepPlace(reader.parts);
  offerPlace(slides, reader);
  shareLinks(root, say);
  addCopies(root, say);
}

/** Keeps the talk for a visit without network, and offers a newer version of it. */
export function keep(): void {
  void keepOffline((take) => {
    const text = element('span', 'A newer version of this talk is here.');
    const load = button('Load it', () => {
      void take().then((why) => {
        text.textContent = why;
        load.remove();
      });
    });
    offer('Update', text, load);
  });
}
