import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
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
import {
  type Act,
  cancellationChanged,
  cancels,
  cancelWhile,
  details,
  failAnswers,
  follow,
  gatewayDisagrees,
  gatewayIsSilent,
  holdAnswers,
  lookUp,
  lookUpInSilence,
  openPendingCancel,
  playStories,
  playUnanswered,
  press,
  reconcile,
  restoreReordered,
  restoreWhile,
  seeAsCustomer,
  writeUnknownVariable,
} from '#test/app/screen-acts';
import { startBuiltServer } from '#test/harness/start-built-server';

// `npm run screens`: a PNG of every screen in every look, from the practice shop, into .data/screens.
// Words after it choose among them: `npm run screens -- cancel ja 390`.
const folder = '.data/screens';
const clerk = { email: 'clerk@example.jp', password: 'a long enough password' };

interface Screen {
  name: string;
  path: string;
  act?: Act;
}

const screens: Screen[] = [
  { name: 'abnormal-orders', path: '/abnormal-orders' },
  { name: 'abnormal-orders-one-row', path: '/abnormal-orders?tab=duplicate' },
  { name: 'abnormal-orders-not-found', path: '/abnormal-orders?q=nobody' },
  { name: 'abnormal-orders-none-deleted', path: '/abnormal-orders?deleted=true' },
  { name: 'abnormal-orders-failed', path: '/abnormal-orders', act: failAnswers },
  { name: 'restore', path: '/abnormal-orders', act: press(/を復旧$|^Restore 2/) },
  { name: 'restore-loading', path: '/abnormal-orders', act: holdAnswers },
  { name: 'restore-silent', path: '/abnormal-orders', act: restoreWhile(gatewayIsSilent) },
  { name: 'restore-disagrees', path: '/abnormal-orders', act: restoreWhile(gatewayDisagrees) },
  { name: 'cancel', path: '/abnormal-orders?tab=duplicate', act: press(cancels) },
  { name: 'cancel-restorable', path: '/abnormal-orders?tab=restorable', act: press(cancels) },
  { name: 'cancel-working', path: '/abnormal-orders?tab=duplicate', act: cancelWhile(() => null) },
  { name: 'cancel-silent', path: '/abnormal-orders?tab=duplicate', act: cancelWhile(gatewayIsSilent) },
  { name: 'cancel-changed', path: '/abnormal-orders?tab=duplicate', act: cancelWhile(cancellationChanged) },
  { name: 'cancel-pending', path: '/abnormal-orders?tab=duplicate', act: openPendingCancel },
  { name: 'look-up', path: '/abnormal-orders', act: lookUp('2009031700003') },
  { name: 'look-up-unknown', path: '/abnormal-orders', act: lookUp('2009031799999') },
  { name: 'look-up-silent', path: '/abnormal-orders', act: lookUpInSilence },
  { name: 'delete', path: '/abnormal-orders', act: press(/を削除$|^Delete 2/) },
  { name: 'abnormal-order', path: '/abnormal-orders', act: follow(details) },
  {
    name: 'ask-preference',
    path: '/abnormal-orders',
    act: press(/お客様にご希望を確認$|^Ask the customer of/),
  },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', act: follow(details) },
  { name: 'notices', path: '/notices' },
  { name: 'reconciliations', path: '/reconciliations', act: reconcile },
  { name: 'reconciliation', path: '/reconciliations', act: follow(/^\d{4}\//) },
  { name: 'totals', path: '/totals' },
  { name: 'mail-templates', path: '/settings/mail-templates' },
  { name: 'mail-templates-unknown', path: '/settings/mail-templates', act: writeUnknownVariable },
  { name: 'mail-templates-html', path: '/settings/mail-templates', act: seeAsCustomer },
];

/** What they place stays on the lists: taken last, so that every other screen shows the guide's rows alone. */
const practiceScreens: Screen[] = [
  { name: 'practice', path: '/practice' },
  { name: 'practice-played', path: '/practice', act: playStories },
  { name: 'restore-reordered', path: '/practice', act: restoreReordered },
  { name: 'practice-refused', path: '/practice', act: playUnanswered },
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
  for (const look of looks) {
    for (const screen of practiceScreens) await take(browser, look, screen, session);
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
  const name = `${screen.name}-${look.language}-${look.scheme}-${look.width}`;
  if (!process.argv.slice(2).every((word) => name.includes(word))) return;
  const context = await browser.newContext(lookOptions(look, server.url, session));
  const page = await context.newPage();
  await page.goto(screen.path, { waitUntil: 'networkidle' });
  await screen.act?.(page);
  await page.waitForTimeout(700);
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path, fullPage: await page.getByRole('dialog').isHidden() });
  process.stdout.write(`${path}\n`);
  await context.close();
}
