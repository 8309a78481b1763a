import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCustomerPreferences } from '#recovery/mails/find-customer-preferences';
import { aGraphql } from '../graphql/a-graphql';
import { aDatabase } from '../harness/a-database';
import { findBrowser, openBrowser } from './a-browser';
import { aCustomer, aPreferenceServer } from './a-customer';

const database = await aDatabase();
aGraphql(database);
const origin = await aPreferenceServer();
const browserPath = findBrowser();

describe.skipIf(browserPath === null)("the customer's page", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(browserPath ?? '');
  }, 60_000);
  afterAll(() => browser?.close());

  test('a customer on a phone, without scripts, answers with the keyboard and sees that it arrived', async () => {
    const { shop, row, path } = await aCustomer(database, { n: 11 });
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(`${origin}${path}`);
    await page.getByRole('button', { name: 'この内容で回答する' }).click();
    expect(page.url()).toBe(`${origin}${path}`);
    expect(await page.getByRole('status').count()).toBe(0);

    await page.getByRole('radio', { name: /キャンセルを希望する/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ほかで買いました');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toContain('「キャンセルを希望する」');
    expect(await page.getByRole('radio', { name: /キャンセルを希望する/ }).isChecked()).toBe(true);
    const found = (await findCustomerPreferences(database.db, shop.id, [row.id])).get(row.id);
    expect(found).toMatchObject({ choice: 'CANCEL', note: 'ほかで買いました' });
    await context.close();
  });
});
