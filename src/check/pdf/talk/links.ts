import type { Root } from 'hast';
import { formatAddress } from '../../../live/address.ts';
import { elementsIn, allPages, type PlacedSlide, type TalkCheck, type TalkFault, type TalkPdf } from './talk-pdf.ts';

/** A slide's pages have exactly the links of the slide, to pages of other slides and to addresses. */
export const links: TalkCheck = (view) =>
  view.slides.flatMap((slide) => {
    const addresses = linksIn(slide.rendered.body);
    const wanted = new Set(addresses.map((address) => nameOf(address, view)));
    const found = new Map(
      allPages(slide).flatMap((page) => targetsOn(page, view).map((target) => [target, page] as const)),
    );
    const fault = (message: string, page = slide.pages[0]): TalkFault => ({ check: 'links', slide, page, message });
    return [
      ...[...wanted].filter((target) => !found.has(target)).map((target) => fault(`no link to ${target}`)),
      ...[...found]
        .filter(([target]) => !wanted.has(target))
        .map(([target, page]) => fault(`a link to ${target}, which the slide does not have`, page)),
    ];
  });

/** A handout has all links of slides and notes, and others: contents, sources and backlinks. */
export const handoutLinks: TalkCheck = (view) =>
  view.slides.flatMap((slide) => {
    const found = new Set(allPages(slide).flatMap((page) => targetsOn(page, view)));
    return [...new Set(linksIn(slide.rendered.body).map((address) => nameOf(address, view)))]
      .filter((target) => !found.has(target))
      .map((target) => ({ check: 'links', slide, page: slide.pages[0], message: `no link to ${target}` }));
  });

/** If the talk is published, each page has one link to its live slide. */
export const liveLinks: TalkCheck = ({ facts, slides, talk: { meta } }) =>
  slides.flatMap((slide) =>
    allPages(slide).flatMap((page) => {
      const wanted = liveAddress(slide, page, meta.url);
      const found = facts.pages[page]?.annotations.filter(
        ({ target }) => target.kind === 'url' && target.url === wanted,
      );
      if (wanted === undefined || found?.length === 1) return [];
      return [{ check: 'live-link', slide, page, message: `${found?.length ?? 0} links to ${wanted}, expected one` }];
    }),
  );

function liveAddress({ rendered, pages }: PlacedSlide, page: number, url: string | undefined): string | undefined {
  const step = Math.max(0, pages.indexOf(page));
  return url && new URL(formatAddress({ id: rendered.slide.id, step }), url).href;
}

/** The target of a link of the talk, in the form of `targetsOn`. */
function nameOf(address: string, { slides }: TalkPdf): string {
  if (!address.startsWith('#')) return new URL(address).href;
  const id = decodeURIComponent(address.slice(1));
  const slide = slides.find(({ rendered: { slide: one } }) => one.id === id || one.aliases.includes(id));
  return `page ${(slide?.pages[0] ?? -1) + 1}`;
}

function targetsOn(page: number, { facts, slides, talk }: TalkPdf): string[] {
  const live = slides
    .filter((slide) => allPages(slide).includes(page))
    .map((slide) => liveAddress(slide, page, talk.meta.url));
  return (facts.pages[page]?.annotations ?? [])
    .filter(({ subtype }) => subtype === 'Link')
    .flatMap(({ target }) => {
      if (target.kind === 'url') return live.includes(target.url) ? [] : [target.url];
      return [target.kind === 'page' ? `page ${target.page + 1}` : 'nowhere'];
    });
}

const linksIn = (body: Root): string[] =>
  elementsIn(body).flatMap(({ tagName, properties: { href } }) =>
    tagName === 'a' && typeof href === 'string' ? [href] : [],
  );
