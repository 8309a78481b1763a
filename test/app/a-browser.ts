import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

export const noBrowser =
  'No browser was found, so the screens are not looked at: install Chromium or Chrome, or set CHROMIUM to its path.';

/** The machine's own Chromium, or null. */
export function findBrowser(): string | null {
  const places = [process.env.CHROMIUM ?? '', ...usualPlaces];
  return places.find((place) => place !== '' && existsSync(place)) ?? null;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}

export interface Look {
  language: 'ja' | 'en';
  scheme: 'light' | 'dark';
  width: 1366 | 390;
}

/** The order desk's. */
export const usualLook: Look = { language: 'ja', scheme: 'light', width: 1366 };

/** How a context of this look is opened; `session` is what a signed-in context left behind. */
export function lookOptions(look: Look, url: string, session: Session | null): BrowserContextOptions {
  const chosen = {
    name: 'fukkyu_locale',
    value: look.language,
    domain: new URL(url).hostname,
    path: '/',
    expires: -1,
  };
  const cookie = { ...chosen, httpOnly: false, secure: false, sameSite: 'Lax' as const };
  return {
    baseURL: url,
    viewport: { width: look.width, height: look.width === 390 ? 844 : 768 },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    storageState: { cookies: [...(session?.cookies ?? []), cookie], origins: [] },
  };
}

export type Session = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

/** Signs in as a person would, and comes to where `next` leads. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(who.email);
  await page.getByLabel('パスワード', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.waitForURL('**/abnormal-orders');
}
