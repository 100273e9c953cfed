/** Shares a slide, by the address whose preview shows its picture. */
import { FOLDERS } from '../../contract.ts';
import { copyText } from '../../figures/page.ts';
import { addressOfDeck, isOneFile, publishedAt } from './addresses.ts';

/**
 * The slide's share page (`site/share-page.ts`): link previews show its picture, and readers are sent on to the
 * article. It is on the published site, whatever host shows the talk now; on this host if the published address is
 * unknown. The one-file build has no other pages: then it is the slide's address in the file.
 */
export function shareAddress(id: string): string {
  const place = encodeURIComponent(id);
  const published = publishedAt(document);
  if (published === undefined && isOneFile()) return new URL(`#${place}`, location.href).href;
  return new URL(`${addressOfDeck()}${FOLDERS.shared}${place}/`, published ?? location.href).href;
}

/**
 * Uses the system's share sheet if there is one; otherwise copies the address.
 *
 * @returns the result, to be announced; empty if the reader closed the sheet
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

/** Reads a slide's id and title, for `share`. */
export const slideToShare = (section: Element): { readonly id: string; readonly title: string } => ({
  id: section.id,
  title: section.querySelector('h1, h2, h3')?.textContent.trim() ?? '',
});
