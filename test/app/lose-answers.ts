import type { Page, Route } from 'playwright-core';

/** The server does what this mutation says, but nobody hears of it; answers how to let it be heard again. */
export async function loseAnswers(page: Page, mutation: string): Promise<() => void> {
  let isLost = true;
  await page.route('**/api/graphql', async (route) => {
    if (!isLost || !isAsking(route, mutation)) return route.continue();
    await route.fetch();
    await route.abort();
  });
  return () => {
    isLost = false;
  };
}

/** No request of this mutation is sent before it is released. */
export async function holdWaves(page: Page, mutation: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/graphql', async (route) => {
    if (isAsking(route, mutation)) await released;
    await route.continue();
  });
  return release;
}

function isAsking(route: Route, mutation: string): boolean {
  return String(route.request().postData()).includes(`mutation ${mutation}(`);
}
