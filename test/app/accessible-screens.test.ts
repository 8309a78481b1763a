import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Look, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { expectAccessible } from '#test/app/expect-accessible';
import { closeScreen, openScreen } from '#test/app/open-screen';
import { type Screen, screensInOrder } from '#test/app/screens';
import { makeShowcase, practising, type Showcase } from '#test/app/showcase';
import { aDatabase } from '#test/harness/a-database';

// screens.ts holds the screens: a new one needs its line there and nothing here.

const database = await aDatabase();
const languages = ['ja', 'en'] as const;
/** In an order that changes one thing at a time. */
const manners = [
  { scheme: 'light', width: 1366 },
  { scheme: 'dark', width: 1366 },
  { scheme: 'dark', width: 390 },
  { scheme: 'light', width: 390 },
] as const;

const rulesOfPages = ['landmark-one-main', 'page-has-heading-one', 'region'];

describe.skipIf(!hasBrowser)('every screen', { timeout: 120_000 }, () => {
  let showcase: Showcase;
  let desk: Desk;
  const contexts = new Map<string, BrowserContext>();

  beforeAll(async () => {
    showcase = await makeShowcase(database);
    desk = await openDeskOn(database, practising);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await showcase?.close();
  });

  async function contextOf(language: Look['language'], { isSignedOut }: Screen) {
    const key = `${language} ${isSignedOut ?? false}`;
    const look = { ...usualLook, language };
    const made = contexts.get(key) ?? (await desk[isSignedOut ? 'openSignedOut' : 'open'](look)).context();
    contexts.set(key, made);
    return made;
  }

  async function look(screen: Screen, language: Look['language']): Promise<void> {
    const context = await contextOf(language, screen);
    const page = await openScreen(context, screen, { url: desk.url, showcase });
    for (const manner of manners) {
      await wear(page, manner);
      const name = `${screen.name}, ${language}, ${manner.scheme}, ${manner.width} px`;
      await expectAccessible(page, name, { without: screen.isMail ? rulesOfPages : [] });
    }
    await closeScreen(page, screen);
  }

  test.each(screensInOrder)(
    'axe finds nothing on $name, and nothing is wider than the screen, in any look',
    async (screen) => {
      if (screen.leavesTraces) for (const language of languages) await look(screen, language);
      else await Promise.all(languages.map((language) => look(screen, language)));
    },
  );
});

/** Without loading it anew: width and scheme reach a page by CSS and media queries alone. */
async function wear(page: Page, { scheme, width }: Pick<Look, 'scheme' | 'width'>): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: width === 390 ? 844 : 768 });
  await page.waitForFunction((wanted) => {
    const worn = document.documentElement.dataset.mantineColorScheme ?? wanted;
    return worn === wanted;
  }, scheme);
}
