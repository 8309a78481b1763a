import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAbnormalOrdersByNumbers } from '#recovery/find-abnormal-orders';
import { registerCheckout } from '#recovery/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { hostileWords } from '#test/app/hostile-words';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();
const { shop, receive } = await aShop(database, { name: '試験の店' });
const by = { actor: 'cart', now: new Date() };
const widths = [1366, 390] as const;

/** The one checkout that holds every word as the name of goods, of a recipient and as an address. */
const everything = 'all';

test('there are two hundred different words, and ten thousand letters are refused at the door', async () => {
  expect(new Set(hostileWords).size).toBe(200);
  const name = 'W'.repeat(10_000);
  const refused = await registerCheckout(database.db, shop.id, aCheckout({ customer: { name } }), by);
  expect(refused.kind).toBe('InvalidInput');
});

describe.skipIf(!hasBrowser)('words that mean harm', { timeout: 300_000 }, () => {
  let desk: Desk;
  let page: Page;
  const harm: string[] = [];

  beforeAll(async () => {
    for (const [place, word] of hostileWords.entries()) await charge(`H-${place}`, place + 1, [word]);
    await charge(everything, 900, hostileWords);
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
    await watch(page, harm);
  }, 600_000);

  afterAll(() => desk?.close());

  test('in the list they stay words, and nothing is wider than the screen', async () => {
    const seen = new Set<string>();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/abnormal-orders?size=100');
      for (let isLast = false; !isLast; ) {
        await expectWhole(page, `list at ${width}`);
        const cells = await page.locator('[data-cell="customer"]').allTextContents();
        for (const cell of cells) seen.add(cell.replaceAll('\r\n', '\n'));
        const next = page.getByRole('button', { name: '次へ' });
        isLast = await next.isDisabled();
        const first = await page.locator('tbody[data-row]').first().getAttribute('data-row');
        if (!isLast) await next.click();
        if (!isLast) await page.locator(`tbody[data-row="${first}"]`).waitFor({ state: 'detached' });
      }
    }
    const missing = hostileWords.filter((word) => !seen.has(`${word.trim().replaceAll('\r\n', '\n')}(mr1)`));
    expect(missing).toEqual([]);
    expect(harm).toEqual([]);
  });

  test('in the detail, as names, notes, goods and addresses', async () => {
    const rows = await findAbnormalOrdersByNumbers(database.db, shop.id, [
      everything,
      ...hostileWords.map((_, place) => `H-${place}`).filter((_, place) => place % 4 === 0),
    ]);
    for (const { id, orderNumber } of rows) {
      await page.setViewportSize({ width: 1366, height: 800 });
      await page.goto(`/abnormal-orders/${id}`);
      await expectWhole(page, `${orderNumber} at 1366`);
      await page.setViewportSize({ width: 390, height: 800 });
      await expectWhole(page, `${orderNumber} at 390`);
    }
    expect(harm).toEqual([]);
  });

  test('on paper', async () => {
    const [row] = await findAbnormalOrdersByNumbers(database.db, shop.id, [everything]);
    await page.emulateMedia({ media: 'print' });
    // A4 without its margins, at 96 dots an inch.
    await page.setViewportSize({ width: 718, height: 1_000 });
    for (const path of ['/abnormal-orders?size=100', `/abnormal-orders/${row?.id}`]) {
      await page.goto(path);
      await expectWhole(page, `${path} on paper`);
      expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    }
    await page.emulateMedia({ media: null });
    expect(harm).toEqual([]);
  });
});

async function charge(orderNumber: string, n: number, words: readonly string[]): Promise<void> {
  const total = 100 * words.length;
  const [word = ''] = words;
  const customer = { memberId: 'mr1', name: word, address: word, email: 'a@example.jp' };
  const lines = words.map((name) => ({ name, quantity: 1, unitPrice: 100 }));
  const shipments = words.map((name) => ({ name, address: name }));
  const note = words.join(' ').slice(0, 5_000).toWellFormed();
  const bought = { orderNumber, customer, lines, shipments, note, subtotal: total, total };
  const registered = await registerCheckout(database.db, shop.id, aCheckout({ ...bought }), by);
  if (registered.kind !== 'CheckoutRegistered')
    throw new Error(`${orderNumber}: ${JSON.stringify(registered)}`);
  const ids = { ShopID: shop.gmopgShopId, OrderID: orderNumber, AccessID: anAccessId(n) };
  await receive(aNotice({ ...ids, Amount: total }));
}

/** Notes down whatever runs, asks for something outside or is refused by the page's policy. */
async function watch(page: Page, harm: string[]): Promise<void> {
  await page.exposeFunction('__hit', () => void harm.push('a script ran'));
  page.on('dialog', (dialog) => void harm.push(dialog.message()));
  page.on('pageerror', (error) => void harm.push(error.message));
  page.on('console', (message) => message.type() === 'error' && harm.push(message.text()));
  page.on('request', (request) => request.url().includes('evil.example') && harm.push(request.url()));
}

async function expectWhole(page: Page, screen: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  const found = await page.evaluate(() => ({
    elements: document.querySelectorAll('[data-hostile]').length,
    excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  const widest = found.excess > 0 ? await tellWidest(page) : [];
  expect({ screen, ...found, widest }).toEqual({ screen, elements: 0, excess: 0, widest: [] });
}

/** The innermost elements that stand out of the screen, for whoever has to mend it. */
function tellWidest(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#main *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 &&
          element.children.length === 0,
      )
      .slice(0, 5)
      .map((element) => `${element.parentElement?.className} > ${element.tagName}: ${element.textContent}`),
  );
}
