/** Enhancements, loaded when the page is ready. Without them, the article can still be read. */
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

/** Keeps the place across a reload, offers that of the last visit, and adds sharing of slides and copying of code. */
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
