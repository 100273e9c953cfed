/** Hands a slide on, by the address that has its picture. */
import { FOLDERS } from '../../contract.ts';
import { copyText } from '../../figures/page.ts';
import { addressOfDeck, isOneFile, publishedAt } from './addresses.ts';

/**
 * The page that previews show with the slide's picture, and that leads a reader on to the article (`site/share-page.ts`):
 * where the talk is published, whatever the machine that shows it now is called. Where that is not known, on this host.
 * The one file has no other pages: there it is the slide's place in it.
 */
export function shareAddress(id: string): string {
  const place = encodeURIComponent(id);
  const published = publishedAt(document);
  if (published === undefined && isOneFile()) return new URL(`#${place}`, location.href).href;
  return new URL(`${addressOfDeck()}${FOLDERS.shared}${place}/`, published ?? location.href).href;
}

/**
 * By the system's own sheet where there is one; otherwise the address goes to the clipboard.
 *
 * @returns what became of it, to be said; empty where the sheet has said it, or was closed
 */
export async function share({ id, title }: { readonly id: string; readonly title: string }): Promise<string> {
  const url = shareAddress(id);
  if ('share' in navigator) {
    const refused = await navigator.share({ title, url }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refused === undefined) return 'Shared';
    if (refused instanceof DOMException && refused.name === 'AbortError') return '';
  }
  return (await copyText(url)) ? 'Link copied' : 'The address of this page is the link';
}

/** A slide as `share` wants it. */
export const slideToShare = (section: Element): { readonly id: string; readonly title: string } => ({
  id: section.id,
  title: section.querySelector('h1, h2, h3')?.textContent.trim() ?? '',
});
