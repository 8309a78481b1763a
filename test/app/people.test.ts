import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualLook } from '#test/app/a-browser';
import { clerk as boss, type Desk, hasBrowser, openDeskOn } from '#test/app/a-desk';
import { expectAccessible } from '#test/app/expect-accessible';
import { aTotpApp } from '#test/graphql/people/a-totp-app';
import { aShop } from '../a-shop';
import { aDatabase } from '../harness/a-database';

const database = await aDatabase();
const email = `new-${randomUUID()}@example.jp`;
const password = 'a password of their own';

describe.skipIf(!hasBrowser)('people', { timeout: 180_000 }, () => {
  let desk: Desk;
  beforeAll(async () => {
    await aShop(database);
    desk = await openDeskOn(database);
  }, 300_000);
  afterAll(() => desk?.close());

  test('somebody is invited, joins, gets a second step, a new role, and is removed', async () => {
    const manager = await desk.open(usualLook);
    await manager.goto('/settings/staff');
    await manager.getByText(boss.email).waitFor();
    await expectAccessible(manager, '/settings/staff');
    const url = await invite(manager, email);

    const newcomer = await desk.openSignedOut(usualLook);
    const opened = await newcomer.goto(url);
    expect(opened?.headers()['referrer-policy']).toBe('no-referrer');
    expect(opened?.headers()['cache-control']).toContain('no-store');
    await expectAccessible(newcomer, '/join');
    await newcomer.getByLabel('お名前').fill('山田 花子');
    await newcomer.getByLabel('パスワード', { exact: true }).fill(password);
    await newcomer.getByRole('button', { name: '参加する' }).click();
    await newcomer.waitForURL('**/abnormal-orders');
    await newcomer.goto(url);
    await newcomer.getByText('この招待のリンクは使えません。').waitFor();

    await newcomer.goto('/settings/account');
    await newcomer.getByRole('button', { name: '二段階認証を設定する' }).click();
    await newcomer.getByRole('dialog').getByLabel('現在のパスワード', { exact: true }).fill(password);
    await newcomer.getByRole('button', { name: '次へ' }).click();
    await newcomer.getByRole('img', { name: /QRコード/ }).waitFor();
    await expectAccessible(newcomer, 'the QR code');
    const key = await newcomer.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
    const app = aTotpApp((key ?? '').replaceAll(' ', ''));
    const enrolledAt = Date.now();
    await newcomer.getByLabel('認証コード（6桁）').fill(app.codeAt(enrolledAt));
    await newcomer.getByRole('button', { name: '有効にする' }).click();
    const codes = newcomer.getByRole('list', { name: 'リカバリーコード' }).getByRole('listitem');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const recovery = await codes.allTextContents();
    await newcomer.getByRole('button', { name: '控えました' }).click();
    await newcomer.getByText('リカバリーコードは残り10個です。', { exact: false }).waitFor();
    await expectAccessible(newcomer, '/settings/account');

    await signOut(newcomer);
    await startSignIn(newcomer);
    await newcomer.getByLabel('認証コード（6桁）').fill('000000');
    await newcomer.getByRole('button', { name: 'サインイン' }).click();
    await newcomer.getByText('コードが違うか、使用済みです。').waitFor();
    await expectAccessible(newcomer, 'the second step');
    // The code of the enrolment is used up: the next step's is taken already, since clocks may be off.
    await newcomer.getByLabel('認証コード（6桁）').fill(app.codeAt(enrolledAt + 30_000));
    await newcomer.getByRole('button', { name: 'サインイン' }).click();
    await newcomer.waitForURL('**/abnormal-orders');

    await signOut(newcomer);
    await startSignIn(newcomer);
    await newcomer.getByRole('button', { name: /リカバリーコードを使う/ }).click();
    await newcomer.getByLabel('リカバリーコード').fill(recovery[0] ?? '');
    await newcomer.getByRole('button', { name: 'サインイン' }).click();
    await newcomer.waitForURL('**/abnormal-orders');
    expect(await rolesOf(newcomer)).toEqual(['VIEW', 'OPERATE']);

    await manager.reload();
    await act(manager, '権限を変更');
    await manager.getByRole('radio', { name: '閲覧' }).check();
    await manager.getByRole('button', { name: '権限を変更する' }).click();
    await manager.getByText('山田 花子さんの権限を変更しました。').waitFor();
    expect(await rolesOf(newcomer)).toEqual(['VIEW']);

    await act(manager, 'スタッフから外す');
    await expectAccessible(manager, 'the dialog of a removal');
    await manager.getByRole('dialog').getByRole('button', { name: 'スタッフから外す' }).click();
    await manager.getByText(/スタッフから外し、すべての端末でサインアウトしました/).waitFor();
    await newcomer.goto('/abnormal-orders');
    await newcomer.waitForURL('**/sign-in?next=*');
  });

  test('in English, on a phone: an invitation that is gone says what to do, and the screens of people fit', async () => {
    const look = { language: 'en', scheme: 'dark', width: 390 } as const;
    const visitor = await desk.openSignedOut(look);
    await visitor.goto('/join/nothing');
    await visitor.getByText('This invitation cannot be used.').waitFor();
    await expectAccessible(visitor, 'an invitation that is gone');
    const manager = await desk.open(look);
    await manager.goto('/settings/staff');
    await manager.getByRole('button', { name: 'Invite somebody' }).waitFor();
    await expectAccessible(manager, '/settings/staff');
    await manager.goto('/settings/account');
    await manager.getByRole('button', { name: 'Set up the second step' }).waitFor();
    await expectAccessible(manager, '/settings/account');
  });
});

async function invite(manager: Page, address: string): Promise<string> {
  await manager.getByRole('button', { name: 'スタッフを招待' }).click();
  const dialog = manager.getByRole('dialog');
  await dialog.getByLabel('メールアドレス').fill(address);
  await dialog.getByRole('button', { name: '招待する' }).click();
  await dialog.getByText('このショップからはメールが送信されません', { exact: false }).waitFor();
  await expectAccessible(manager, 'the link of an invitation');
  const url = await dialog.getByLabel('リンク').inputValue();
  await dialog.getByRole('button', { name: '閉じる' }).last().click();
  await manager.getByText(address).waitFor();
  return new URL(url).pathname;
}

async function startSignIn(page: Page): Promise<void> {
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.getByRole('heading', { name: '二段階認証' }).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /のメニュー$/ }).click();
  await page.getByRole('menuitem', { name: 'サインアウト' }).click();
  await page.waitForURL('**/sign-in');
}

async function act(manager: Page, name: string): Promise<void> {
  await manager.getByRole('button', { name: '山田 花子さんへの操作' }).click();
  await manager.getByRole('menuitem', { name }).click();
  await manager.getByRole('dialog').waitFor();
}

async function rolesOf(page: Page): Promise<string[]> {
  const answer = await page.request.post('/api/graphql', {
    headers: { origin: new URL(page.url()).origin },
    data: { query: '{ viewer { can } }' },
  });
  return (await answer.json()).data.viewer.can;
}
