import type { BrowserContext, Page, Request } from 'playwright-core';
import type { Screen } from '#test/app/screens';
import type { Showcase } from '#test/app/showcase';

/** A screen in a page of its own, brought to its state and at rest. */
export async function openScreen(
  context: BrowserContext,
  screen: Screen,
  { url, showcase }: { url: string; showcase: Showcase },
): Promise<Page> {
  const shop = showcase.shops[screen.shop ?? 'practice'];
  await context.addCookies([{ name: 'fukkyu_shop', value: shop, url }]);
  const page = await context.newPage();
  const asked = followRequests(page);
  await page.goto(typeof screen.path === 'string' ? screen.path : screen.path(showcase));
  await untilAtRest(page, asked);
  if (!screen.act) return page;
  await screen.act(page);
  await untilAtRest(page, screen.keepsLoading ? new Set() : asked);
  return page;
}

/** Takes back what the screen did, and closes it. */
export async function closeScreen(page: Page, { undo, keepsLoading }: Screen): Promise<void> {
  await undo?.(page);
  // A question that is held back would go out when its page is closed.
  if (keepsLoading) await page.goto('about:blank');
  // What the page still asked is nobody's any more.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.close();
}

/** The requests that are not answered yet: a stream stays open, and of a claim that outlives its page the end is not told. */
function followRequests(page: Page): ReadonlySet<Request> {
  const asked = new Set<Request>();
  page.on('request', (request) => staysOpen(request) || asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return asked;
}

function staysOpen(request: Request): boolean {
  const isStream = new URL(request.url()).pathname === '/api/graphql/stream';
  return isStream || /mutation (Open|Close)AbnormalOrder\b/.test(request.postData() ?? '');
}

async function untilAtRest(page: Page, asked: ReadonlySet<Request>): Promise<void> {
  const latest = Date.now() + 15_000;
  for (let isAtRest = false; !isAtRest && Date.now() < latest; ) {
    await page.evaluate(untilStill);
    isAtRest = asked.size === 0;
  }
}

/** In the page: nothing was written for a tenth of a second, and what moves has arrived. */
async function untilStill(): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, 100);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 100);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(resolve, 2_000);
  });
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
