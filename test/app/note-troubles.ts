import type { Page } from 'playwright-core';

/** Notes what a page writes to the console as an error, and what is thrown in it. */
export function noteTroubles(page: Page, troubles: string[]): void {
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
}
