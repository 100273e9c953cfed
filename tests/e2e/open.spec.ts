import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { expect, test } from './fixtures.ts';

const PAGE = { contentType: 'text/html' };

test('a page is waited for where it goes, and told when it is late', async ({ page, site }) => {
  const [before, after] = [`${site.url}before`, `${site.url}after`];
  let go: (() => void) | undefined;
  const going = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(before, (route) => route.fulfill({ ...PAGE, body: '<!doctype html><title>Before</title>' }));
  await page.route(after, async (route) => {
    await going;
    await route.fulfill({ ...PAGE, body: '<!doctype html><html data-ready="article"><title>After</title>' });
  });
  await page.goto(before);
  await expect(waitForPage(page, { ready: 'article' }, { timeout: 50 })).rejects.toThrow(
    `The page at ${before} does not say [data-ready="article"] within 0.05 s.`,
  );

  const waiting = waitForPage(page, { ready: 'article' });
  const leaving = page.goto(after);
  go?.();
  await Promise.all([waiting, leaving]);
  expect(page.url()).toBe(after);
});

test('what a page asks of others is told, sockets too', async ({ page, site }) => {
  const body = '<!doctype html><script>new WebSocket("ws://talk.invalid/"); new Image().src = "favicon.svg";</script>';
  await page.route(`${site.url}asks`, (route) => route.fulfill({ ...PAGE, body }));
  const incidents = watch(page, new URL(site.url).origin);
  const socket = page.waitForEvent('websocket');
  await page.goto(`${site.url}asks`);
  await socket;
  expect(incidents().map(({ text }) => text)).toContain('The page asked ws://talk.invalid/.');
});

test('a page that is closed is waited for no longer', async ({ page, site }) => {
  await page.goto(`${site.url}read/`);
  const waiting = waitForPage(page, { ready: 'deck' });
  const closed = expect(waiting).rejects.toThrow(/closed/);
  await page.close();
  await closed;
});

test('a deck that does not start is told, with what its page complains of', async ({ page, site }) => {
  const incidents = () => [{ kind: 'console', text: 'A script failed: no such thing' }] as const;
  await expect(openDeck(page, `${site.url}read/`, { patience: 50, incidents })).rejects.toThrow(
    /^The deck at \S+ does not start\. The page at \S+ does not say .*"deck".* within 0\.05 s\.\nA script failed: no such thing$/,
  );
});
