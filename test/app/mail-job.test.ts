import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPreference } from '#recovery/mails/answer-preference';
import { testSecret } from '#test/a-shop';
import { noBrowser, usualLook } from '#test/app/a-browser';
import { type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';
import { noteTroubles } from '#test/app/note-troubles';
import { aDatabase } from '#test/harness/a-database';

if (!hasBrowser) process.stderr.write(`${noBrowser}\n`);
const database = await aDatabase();

describe.skipIf(!hasBrowser)('in a browser, about mails', { timeout: 180_000 }, () => {
  let desk: Desk;
  let page: Page;
  let shop: GatewayShop;
  const troubles: string[] = [];

  beforeAll(async () => {
    shop = await aGatewayShop(database);
    await shop.charge('2026050300001', { amount: 2_100 });
    await shop.register('2026050300002', { total: 650 });
    await shop.charge('2026050300002', { amount: 650 });
    await shop.register('2026050300003', { total: 650, isOrder: true });
    desk = await openDeskOn(database);
    page = await desk.open(usualLook);
    noteTroubles(page, troubles);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await shop?.simulator.close();
  });

  test('a template with a variable that is not there says so beside its text, and cannot be saved', async () => {
    await page.goto('/settings/mail-templates');
    await page.getByRole('heading', { name: 'メールひな形' }).waitFor();
    await page.getByRole('region', { name: '本文' }).getByText('お詫び').waitFor();
    await page.getByLabel('本文').first().fill('{{ customer.nam }} 様');
    await page.getByText('「customer.nam」という差し込み項目はありません。').waitFor();
    expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
  });

  test('a click puts a variable where the cursor stands; what is saved is the next mail', async () => {
    await page.getByLabel('本文').first().fill(' 様、ご注文を承りました。');
    await page.getByLabel('本文').first().press('Control+Home');
    await page.getByRole('button', { name: '注文者のお名前（customer.name）を入れる' }).click();
    expect(await page.getByLabel('本文').first().inputValue()).toBe(
      '{{ customer.name }} 様、ご注文を承りました。',
    );
    await page.getByLabel('差し込む注文').selectOption({ label: '2026050300003 山田 花子 様' });
    await page.getByText('山田 花子 様、ご注文を承りました。').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('「復旧のお詫び付き確認」の文面を保存しました。').waitFor();
    await page.getByText(/^ショップの文面（\d{4}/).waitFor();
  });

  test('the other kinds keep what was written while one looks at them, and the built-in words come back', async () => {
    await page.getByLabel('件名').first().fill('書きかけ');
    await page.getByRole('button', { name: /^返金のご案内/ }).click();
    await page.waitForURL('**/settings/mail-templates?kind=PAYMENT_RETURNED');
    await page.getByRole('button', { name: /^復旧のお詫び付き確認.*未保存/ }).click();
    expect(await page.getByLabel('件名').first().inputValue()).toBe('書きかけ');
    await page.getByRole('button', { name: '変更を取り消す' }).click();
    await page.getByRole('button', { name: '既定に戻す' }).click();
    const dialog = page.getByRole('dialog', { name: '既定の文面に戻す' });
    await dialog.getByRole('button', { name: '既定に戻す' }).click();
    await page.getByText('「復旧のお詫び付き確認」を既定の文面に戻しました。').waitFor();
    await expect.poll(() => page.getByLabel('本文').first().inputValue()).toContain('お詫び申し上げます');
  });

  test('the customer of an unrecoverable row is asked at an address that was typed, and the answer stands on the row', async () => {
    await page.goto('/abnormal-orders?tab=unrecoverable');
    await page.getByRole('button', { name: '2026050300001のお客様にご希望を確認' }).click();
    const dialog = page.getByRole('dialog', { name: 'ご希望確認' });
    await dialog.getByLabel('宛先').fill('hanako@example.jp');
    await dialog.getByRole('button', { name: '「ご希望の確認」を送る' }).click();
    await page.getByText('hanako@example.jp への「ご希望の確認」を送信待ちに入れました。').waitFor();
    await page.getByText('ご希望の回答待ち').waitFor();

    const [mail] = await database.sql`select body from mails where kind = 'PREFERENCE_REQUEST'`;
    const token = /\/preference\/(\S+)/.exec(mail?.body)?.[1] ?? '';
    const answer = { choice: 'CANCEL', note: 'ほかで買いました' } as const;
    const taken = await answerPreference(database.db, token, answer, { secret: testSecret, now: new Date() });
    expect(taken.kind).toBe('ANSWERED');

    await page.goto('/abnormal-orders?tab=unrecoverable');
    await page.getByText('お客様のご希望：キャンセル').waitFor();
    await page.getByText('ほかで買いました').waitFor();
    await page.getByText('返金をご希望です。「取消」を行ってください。').waitFor();
    await page.getByRole('link', { name: '2026050300001の詳細表示' }).click();
    await page.getByText('お客様がご希望を回答').waitFor();
  });

  test('what may be the same again is laid beside the checkout before anybody restores', async () => {
    await page.goto('/abnormal-orders?tab=restorable');
    await page.getByRole('button', { name: '2026050300002を復旧' }).click();
    const dialog = page.getByRole('dialog', { name: '異常注文の復旧' });
    const compared = dialog.getByRole('region', { name: '再注文かもしれない注文' });
    await compared.getByRole('row', { name: /^箸置き 梅 ¥650 ×1 ¥650 ×1\s*同じ/ }).waitFor();
    await compared.getByRole('link', { name: '2026050300003' }).waitFor();
  });

  test('a mail about an order goes out by the kind that was chosen, and once more with the same words', async () => {
    await page.goto('/orders');
    await page.getByRole('link', { name: '2026050300003の詳細表示' }).click();
    await page.getByLabel('メールの種類').selectOption({ label: '復旧のお詫び付き確認' });
    await page.getByRole('button', { name: '文面を編集する' }).click();
    await page.getByLabel('件名').fill('もう一度お知らせします');
    await page.getByRole('button', { name: '「復旧のお詫び付き確認」を送る' }).click();
    await page.getByText('hanako@example.jp への「復旧のお詫び付き確認」を送信待ちに入れました。').waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('button', { name: '「もう一度お知らせします」を再送' }).count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(1);
    await page.getByRole('button', { name: '「もう一度お知らせします」を再送' }).click();
    expect(await page.getByLabel('件名').inputValue()).toBe('もう一度お知らせします');
    expect(await page.getByLabel('メールの種類').inputValue()).toBe('RESTORED_ORDER_CONFIRMATION');
  });

  test('no page wrote an error to the console', () => {
    expect(troubles).toEqual([]);
  });
});
