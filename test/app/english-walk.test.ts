import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop, shopPass } from '#test/app/a-gateway-shop';
import { noteTroubles } from '#test/app/note-troubles';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();

// The other tests of the screens act in Japanese.
describe.skipIf(!hasBrowser)('in English, the main path of every screen', { timeout: 120_000 }, () => {
  let desk: Desk;
  let page: Page;
  let shop: GatewayShop;
  const troubles: string[] = [];

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    const charged = async (number: string, total: number, { isOrder = false, notified = true } = {}) => {
      await shop.register(number, { total, isOrder, isStranger: true });
      await shop.charge(number, { amount: total, notified });
    };
    await charged('2026050600001', 1_000);
    await charged('2026050600002', 2_000);
    await charged('2026050600003', 1_050, { isOrder: true });
    await shop.charge('2026050600004', { amount: 2_100 });
    await charged('2026050600005', 5_500, { notified: false });
    desk = await openDeskOn(database);
    page = await desk.open({ ...usualLook, language: 'en' });
    noteTroubles(page, troubles);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const rowOf = (number: string) => page.locator(`tbody[data-row="${number}"]`);

  test('the list: a search, a deletion and its undo', async () => {
    await page.goto('/abnormal-orders');
    await page.getByRole('textbox', { name: 'Search abnormal orders' }).fill('2026050600002');
    await page.waitForURL('**/abnormal-orders?q=2026050600002');
    await rowOf('2026050600001').waitFor({ state: 'detached' });
    await press('Delete 2026050600002');
    const dialog = page.getByRole('dialog', { name: 'Delete an abnormal order' });
    await dialog.getByLabel('The customer ordered again under another number').check();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('2026050600002 was deleted').waitFor();
    await rowOf('2026050600002').waitFor({ state: 'detached' });
    await press('Undo');
    await rowOf('2026050600002').waitFor();
  });

  test('a restore with an edited mail, its order and its record', async () => {
    await page.goto('/abnormal-orders');
    await press('Restore 2026050600001');
    const dialog = page.getByRole('dialog', { name: 'Restore an abnormal order' });
    await dialog.getByRole('button', { name: 'Edit the text' }).click();
    await dialog.getByLabel('Subject').fill('Your order is in');
    await dialog.getByRole('button', { name: 'Restore and send the mail (¥1,000)' }).click();
    await page.getByText('Order 2026050600001 (山田 花子) is restored').waitFor();
    await page.getByRole('link', { name: 'Order processing' }).click();
    await page.waitForURL((url) => url.pathname === '/orders');
    await page.getByRole('link', { name: 'Details of 2026050600001' }).click();
    await page.getByRole('heading', { name: 'Order 2026050600001', exact: true }).waitFor();
    await page.getByText('Your order is in').first().waitFor();
    await page.getByRole('link', { name: 'Its record as an abnormal order' }).click();
    await page.getByText('Mail queued').first().waitFor();
  });

  test('a duplicate is cancelled, and the customer of a lost checkout is asked', async () => {
    await page.goto('/abnormal-orders');
    await press('Cancel the trade of 2026050600003');
    const dialog = page.getByRole('dialog', { name: 'Cancel a trade' });
    await dialog.getByRole('button', { name: 'Cancel ¥1,050 and send the mail' }).click();
    await page.getByText('Cancelled ¥1,050 of 2026050600003').waitFor();

    await page.goto('/abnormal-orders?tab=unrecoverable');
    await press('Ask the customer of 2026050600004');
    const asks = page.getByRole('dialog', { name: 'Ask the customer' });
    await asks.getByLabel('To', { exact: true }).fill('hanako@example.jp');
    await asks.getByRole('button', { name: /^Send “/ }).click();
    await page.getByText(/to hanako@example\.jp is queued\.$/).waitFor();
  });

  test('a reconciliation finds what no notice told of; the notice log and the months show the rest', async () => {
    await page.goto('/reconciliations');
    await press('Reconcile now');
    const found = page.locator('tbody').first().getByText('Charges without a notice were found');
    await found.waitFor({ timeout: 60_000 });
    await page.goto('/abnormal-orders');
    await rowOf('2026050600005').waitFor();
    await page.getByRole('link', { name: 'Notice log' }).click();
    await page.waitForURL((url) => url.pathname === '/notices');
    await page.locator('tbody', { hasText: '2026050600003' }).first().waitFor();
    await page.getByRole('link', { name: 'Monthly totals' }).click();
    await page.getByRole('table', { name: 'Monthly totals' }).getByText('¥1,050').first().waitFor();
  });

  test('the settings: a test notice, the shop, the access, a template, a token, a colleague, an alert', async () => {
    await page.goto('/settings/guide');
    await press('Send a test notice');
    await page.getByText('All went well.').waitFor();

    await page.goto('/settings/shop');
    await page.getByLabel('Settling time (seconds)').fill('300');
    await press('Save');
    await page.getByText('Everything is saved.').waitFor();

    await page.goto('/settings/gateway-access');
    await page.getByLabel('ShopPass', { exact: true }).fill(shopPass);
    await press('Save and test');
    await page.getByText('GMOPG answers.').waitFor();

    await page.goto('/settings/mail-templates');
    await page.getByLabel('Text').first().fill('{{ customer.name }} 様、ご注文を承りました。');
    await press('Save');
    await page.getByText(/is saved\. The next mail uses it\.$/).waitFor();

    await page.goto('/settings/tokens');
    await press('Make a token');
    const token = page.getByRole('dialog', { name: 'Make a token' });
    await token.getByLabel('Name').fill('warehouse');
    await token.getByLabel(/^Read orders/).check();
    await token.getByRole('button', { name: 'Make the token' }).click();
    await page.getByRole('row', { name: /warehouse.*Read orders/ }).waitFor();

    page.on('dialog', (asked) => asked.accept());
    await page.goto('/settings/staff');
    await press('Invite somebody');
    const invitation = page.getByRole('dialog', { name: 'Invite somebody' });
    await invitation.getByLabel('Mail address').fill('ito@example.jp');
    await invitation.getByRole('button', { name: 'Invite', exact: true }).click();
    await invitation.getByLabel('Link', { exact: true }).waitFor();

    await page.goto('/settings/alerts');
    await press('Add a recipient');
    await page.getByLabel('Mail address', { exact: true }).fill('desk@example.jp');
    await press('Save');
    await page.getByText('Alerts are saved').waitFor();
  });

  test('the audit log tells of it, and nothing went wrong on the way', async () => {
    await page.goto('/settings/audit-log');
    await page.getByRole('row', { name: /warehouse/ }).waitFor();
    await page.getByRole('row', { name: /Settling time \(seconds\) → 300/ }).waitFor();
    expect(troubles).toEqual([]);
  });
});
