import type { Page } from 'playwright-core';
import type { Database } from '#db/client';
import { createShop } from '#recovery/shops/create-shop';
import { guidesNewestSignal, practiceShopId, tellGuideStory } from '#server/practice-shop';
import { testSecret } from '#test/a-shop';
import { findBrowser, type Look, lookOptions, openBrowser, signIn, usualLook } from '#test/app/a-browser';
import { startBuiltServer } from '#test/harness/start-built-server';

export const clerk = { email: 'clerk@example.jp', password: 'a long enough password' };
export const hasBrowser = findBrowser() !== null;

/** A built server on the guide's story at the guide's own times, and a browser in which the clerk is signed in. */
export interface Desk {
  url: string;
  open(look: Look): Promise<Page>;
  openSignedOut(look: Look): Promise<Page>;
  close(): Promise<void>;
}

export async function openDesk(database: Database & { url: string }): Promise<Desk> {
  await makeGuideShop(database);
  return openDeskOn(database);
}

/** The same on whatever shops the test made. */
export async function openDeskOn(
  database: { url: string },
  settings: Record<string, string> = {},
): Promise<Desk> {
  const server = await startBuiltServer({
    DATABASE_URL: database.url,
    FUKKYU_SECRET: testSecret,
    ADMIN_EMAIL: clerk.email,
    ADMIN_PASSWORD: clerk.password,
    ...settings,
  });
  const browser = await openBrowser(findBrowser() ?? '');
  const openSignedOut = async (look: Look) =>
    (await browser.newContext(lookOptions(look, server.url, null))).newPage();

  const first = await openSignedOut(usualLook);
  await signIn(first, clerk);
  const session = await first.context().storageState();
  return {
    url: server.url,
    open: async (look) => (await browser.newContext(lookOptions(look, server.url, session))).newPage(),
    openSignedOut,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function makeGuideShop(database: Database): Promise<void> {
  const made = await createShop(
    database.db,
    { gmopgShopId: practiceShopId, name: '練習ショップ', isPractice: true },
    { secret: testSecret, now: guidesNewestSignal },
  );
  if (made.kind !== 'ShopCreated') throw new Error(made.kind);
  await tellGuideStory(database, {
    shop: made.shop,
    secret: testSecret,
    newestSignalAt: guidesNewestSignal,
  });
}
