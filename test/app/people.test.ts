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
const newPassword = 'another password of theirs';

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
    await newcomer.context().grantPermissions(['clipboard-read', 'clipboard-write']);
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
    await newcomer.getByText('まだコピーしていません。').waitFor();
    await expectAccessible(newcomer, 'recovery codes that were not copied');
    await newcomer.getByRole('button', { name: 'すべてコピー' }).click();
    await newcomer.getByText('まだコピーしていません。').waitFor({ state: 'detached' });
    expect(await newcomer.evaluate(() => navigator.clipboard.readText())).toBe(recovery.join('\n'));
    await newcomer.getByRole('button', { name: '控えました' }).click();
    await newcomer.getByText('リカバリーコードは残り10個です。', { exact: false }).waitFor();
    await expectAccessible(newcomer, '/settings/account');

    await signOut(newcomer);
    await startSignIn(newcomer, password, '認証コード（6桁）');
    await newcomer.getByLabel('認証コード（6桁）').fill('000000');
    await newcomer.getByRole('button', { name: 'サインイン' }).click();
    await newcomer.getByText('コードが違うか、使用済みです。').waitFor();
    await expectAccessible(newcomer, 'the second step');
    // The code of the enrolment is used up: the next step's is taken already, since clocks may be off.
    await newcomer.getByLabel('認証コード（6桁）').fill(app.codeAt(enrolledAt + 30_000));
    await newcomer.getByRole('button', { name: 'サインイン' }).click();
    await newcomer.waitForURL('**/abnormal-orders');

    await signOut(newcomer);
    await signInByRecovery(newcomer, password, recovery[0] ?? '');
    expect(await rolesOf(newcomer)).toEqual(['VIEW', 'OPERATE']);

    await manager.reload();
    await act(manager, '権限を変更');
    await manager.getByRole('radio', { name: '閲覧' }).check();
    await manager.getByRole('button', { name: '権限を変更する' }).click();
    await manager.getByText('山田 花子さんの権限を変更しました。').waitFor();
    expect(await rolesOf(newcomer)).toEqual(['VIEW']);

    await act(manager, 'パスワード再設定のリンクを作成');
    await manager.getByRole('button', { name: 'リンクを作成する' }).click();
    const reset = new URL(await manager.getByLabel('リンク', { exact: true }).inputValue()).pathname;
    await expectAccessible(manager, 'the link of a password');
    await manager.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().click();
    const forgetful = await desk.openSignedOut(usualLook);
    const seen = await forgetful.goto(reset);
    expect(seen?.headers()['referrer-policy']).toBe('no-referrer');
    await expectAccessible(forgetful, '/reset-password');
    await forgetful.getByText(email).waitFor();
    const field = forgetful.getByLabel('新しいパスワード', { exact: true });
    await field.fill('too short');
    await forgetful.getByRole('button', { name: 'パスワードを変更する' }).click();
    expect(await field.evaluate((input) => input.matches(':invalid'))).toBe(true);
    await field.fill(newPassword);
    await forgetful.getByRole('button', { name: 'パスワードを変更する' }).click();
    await forgetful.getByText('新しいパスワードでサインインしてください。').waitFor();
    await startSignIn(forgetful, password, 'メールアドレスまたはパスワードが違います。');
    await startSignIn(forgetful, newPassword, '認証コード（6桁）');
    await forgetful.goto(reset);
    await forgetful.getByText('このリンクは使えません。').waitFor();
    await forgetful.getByText('管理者に新しいリンクを依頼してください。').waitFor();
    await newcomer.goto('/abnormal-orders');
    await newcomer.waitForURL('**/sign-in?next=*');
    await signInByRecovery(newcomer, newPassword, recovery[1] ?? '');

    await act(manager, '二段階認証を解除');
    await expectAccessible(manager, 'the dialog of a second step that is reset');
    await manager.getByRole('dialog').getByRole('button', { name: '二段階認証を解除する' }).click();
    await manager.getByText('山田 花子さんの二段階認証を解除しました。').waitFor();

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
  const url = await dialog.getByLabel('リンク', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: '閉じる' }).last().click();
  await manager.getByText(address).waitFor();
  return new URL(url).pathname;
}

/** With what the page says then. */
async function startSignIn(page: Page, word: string, answer: string): Promise<void> {
  await page.getByLabel('メールアドレス', { exact: true }).fill(email);
  await page.getByLabel('パスワード', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.getByText(answer, { exact: true }).waitFor();
}

async function signInByRecovery(page: Page, word: string, code: string): Promise<void> {
  await startSignIn(page, word, '認証コード（6桁）');
  await page.getByRole('button', { name: /リカバリーコードを使う/ }).click();
  await page.getByLabel('リカバリーコード').fill(code);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.waitForURL('**/abnormal-orders');
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
