import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import {
  findBrowser,
  type Look,
  lookOptions,
  noBrowser,
  openBrowser,
  type Session,
  signIn,
  usualLook,
} from '#test/app/a-browser';
import { startBuiltServer } from '#test/harness/start-built-server';

// `npm run screens`: a PNG of every screen in every look, from the practice shop, into .data/screens.
const folder = '.data/screens';
const clerk = { email: 'clerk@example.jp', password: 'a long enough password' };

type Act = (page: Page) => Promise<unknown>;
interface Screen {
  name: string;
  path: string;
  act?: Act;
}

const press =
  (name: RegExp): Act =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const follow =
  (name: RegExp): Act =>
  async (page) => {
    const from = page.url();
    await page.getByRole('link', { name }).first().click();
    await page.waitForURL((url) => url.href !== from);
  };
const details = /の詳細表示$|^Details of/;

const screens: Screen[] = [
  { name: 'abnormal-orders', path: '/abnormal-orders' },
  { name: 'abnormal-orders-one-row', path: '/abnormal-orders?tab=duplicate' },
  { name: 'abnormal-orders-not-found', path: '/abnormal-orders?q=nobody' },
  { name: 'abnormal-orders-none-deleted', path: '/abnormal-orders?deleted=true' },
  { name: 'abnormal-orders-failed', path: '/abnormal-orders', act: failAnswers },
  { name: 'restore', path: '/abnormal-orders', act: press(/を復旧$|^Restore 2/) },
  { name: 'restore-loading', path: '/abnormal-orders', act: holdAnswers },
  { name: 'delete', path: '/abnormal-orders', act: press(/を削除$|^Delete 2/) },
  { name: 'abnormal-order', path: '/abnormal-orders', act: follow(details) },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', act: follow(details) },
  { name: 'notices', path: '/notices' },
];

const looks: Look[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    ([1366, 390] as const).map((width) => ({ language, scheme, width })),
  ),
);

const executablePath = findBrowser();
if (executablePath === null) throw new Error(noBrowser);
mkdirSync(folder, { recursive: true });
const server = await startBuiltServer({ ADMIN_EMAIL: clerk.email, ADMIN_PASSWORD: clerk.password });
const browser = await openBrowser(executablePath);
try {
  const session = await openSession(browser);
  for (const look of looks) {
    await take(browser, look, { name: 'sign-in', path: '/sign-in' }, null);
    for (const screen of screens) await take(browser, look, screen, session);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function openSession(browser: Browser): Promise<Session> {
  const context = await browser.newContext(lookOptions(usualLook, server.url, null));
  await signIn(await context.newPage(), clerk);
  const session = await context.storageState();
  await context.close();
  return session;
}

async function take(browser: Browser, look: Look, screen: Screen, session: Session | null): Promise<void> {
  const context = await browser.newContext(lookOptions(look, server.url, session));
  const page = await context.newPage();
  await page.goto(screen.path, { waitUntil: 'networkidle' });
  await screen.act?.(page);
  await page.waitForTimeout(700);
  const path = `${folder}/${screen.name}-${look.language}-${look.scheme}-${look.width}.png`;
  await page.screenshot({ path, fullPage: await page.getByRole('dialog').isHidden() });
  process.stdout.write(`${path}\n`);
  await context.close();
}

async function holdAnswers(page: Page): Promise<void> {
  await page.route('**/api/graphql', () => {});
  await press(/を復旧$|^Restore 2/)(page);
}

async function failAnswers(page: Page): Promise<void> {
  await page.route('**/api/graphql', (route) => route.abort());
  await press(/^復旧済|^Restored/)(page);
}
