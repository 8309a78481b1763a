import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { previewConfirmationMail } from '#recovery/mails/preview-confirmation-mail';
import { previewMailTemplate } from '#recovery/mails/preview-mail-template';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { readCsv } from '#test/app/api/read-csv';
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
    for (const place of hostileWords.keys()) await charge(`H-${place}`, place + 1, eightFrom(place));
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
      ...hostileWords.map((_, place) => `H-${place}`).filter((_, place) => place % 8 === 0),
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

  test('in two hundred mails they stay words: in the subject, in the text, and in HTML without an element of theirs', async () => {
    const mails = await Promise.all(hostileWords.map((_, place) => writeMail(`H-${place}`)));
    const lines = mails.filter(({ subject }) => /\p{Cc}|[\u2028\u2029]/u.test(subject));
    expect(lines).toEqual([]);
    // Controls, directions and line ends are taken out of a mail; everything else arrives as it was written.
    const lost = mails.filter(
      ({ text }, place) =>
        !/[\p{C}\p{Z}]/u.test(hostileWords[place] ?? '') && !text.includes(hostileWords[place] ?? ''),
    );
    expect(lost).toEqual([]);
    const foreign = await page.evaluate(
      (htmls) =>
        htmls.flatMap((html) => {
          const { head, body } = new DOMParser().parseFromString(html, 'text/html');
          const [title, ...others] = [...head.querySelectorAll(':not(meta)')];
          const found = [...body.querySelectorAll('*')].filter(
            (element) =>
              !/^(TABLE|TBODY|TR|TD|DIV)$/.test(element.tagName) ||
              [...element.attributes].some(({ name }) => /^on|^data|^src$/.test(name)),
          );
          return [...others, ...found].map(({ outerHTML }) => `${title?.textContent}: ${outerHTML}`);
        }),
      mails.map(({ html }) => html),
    );
    expect(foreign).toEqual([]);
  });

  test('in a mail of all of them, as its reader and as a clerk sees it', async () => {
    const [row] = await findAbnormalOrdersByNumbers(database.db, shop.id, [everything]);
    const wish = { id: row?.id ?? '', sendConfirmationMail: true, mail: null, note: null };
    const restored = await restoreAbnormalOrder(database.db, shop.id, wish, by);
    if (restored.kind !== 'AbnormalOrderRestored') throw new Error(restored.kind);
    const mail = await previewConfirmationMail(database.db, shop.id, { orderId: restored.order.id });
    // A page without a policy, as in a mail program that lets scripts run.
    const reader = await page.context().newPage();
    await watch(reader, harm);
    await reader.setContent(mail?.html ?? '');
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/orders/${restored.order.id}`);
      await page.getByRole('region', { name: '本文' }).waitFor();
      await page.locator('details').first().click();
      await expectWhole(page, `order at ${width}`);

      await page.goto('/settings/mail-templates');
      await page.getByLabel('差し込む注文').selectOption(restored.order.id);
      await page.getByRole('region', { name: '本文' }).getByText('__hit').waitFor();
      await expectWhole(page, `text at ${width}`);
      await page.getByRole('button', { name: 'お客様の見え方' }).click();
      await page.frameLocator('iframe').getByText('__hit').first().waitFor();
      await expectWhole(page, `html at ${width}`);
      await reader.setViewportSize({ width, height: 800 });
      await expectWhole(reader, `mail at ${width}`);
    }
    await reader.close();
    expect(harm).toEqual([]);
  });

  test.each(['utf-8', 'shift_jis'])(
    'in a CSV of %s each is one cell, and no cell is a formula',
    async (encoding) => {
      const answer = await page.request.get(`${desk.url}/api/abnormal-orders.csv?encoding=${encoding}`);
      const [head = [], ...rows] = readCsv(new TextDecoder(encoding).decode(await answer.body()));
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
      expect(rows.length).toBe(hostileWords.length + 1);
      expect(rows.flat().filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠−]/u.test(cell) && cell !== '-')).toEqual(
        [],
      );
      const names = new Set(rows.map((row) => row[head.indexOf('注文者')]));
      const plain = hostileWords.filter((word) => /^[\w <>"'/(){}]+$/.test(word));
      expect(plain.filter((word) => !names.has(word.trim()))).toEqual([]);
    },
  );
});

/** A row's own word is its customer's name; the next seven are elsewhere in it. */
function eightFrom(place: number): readonly string[] {
  return [...hostileWords, ...hostileWords].slice(place, place + 8);
}

async function charge(orderNumber: string, n: number, words: readonly string[]): Promise<void> {
  const total = 100 * words.length;
  const [name = '', kana = '', address = ''] = words;
  const customer = { memberId: 'mr1', name, kana, address, email: 'a@example.jp' };
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
  await page.locator('h1, body > table').first().waitFor();
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

/** A template of the shop's own that greets by name in the subject, filled with a row. */
async function writeMail(orderNumber: string) {
  const [row] = await findAbnormalOrdersByNumbers(database.db, shop.id, [orderNumber]);
  const words = {
    subject: '{{ customer.name }} 様 {{ order.number }}',
    body: '{{ customer.name }} 様\n{{ customer.address }}\n{% for line in lines %}{{ line.name }}\n{% endfor %}',
  };
  const about = { abnormalOrderId: row?.id ?? '' };
  const request = { kind: 'RESTORED_ORDER_CONFIRMATION', words, about } as const;
  const previewed = await previewMailTemplate(database.db, shop.id, request, {
    now: by.now,
    appUrl: 'http://localhost:3000',
  });
  if (previewed.kind !== 'MailTemplatePreviewed') throw new Error(JSON.stringify(previewed));
  const { subject, body, html } = previewed.preview;
  return { subject, text: body, html };
}
