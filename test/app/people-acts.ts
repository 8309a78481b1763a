import { clerk } from '#test/app/a-desk';
import type { Act } from '#test/app/screen-acts';

/** The dialog with the key for an authenticator app; nothing is turned on by it. */
export const beginTotp: Act = async (page) => {
  await page.getByRole('button', { name: /^二段階認証を設定する$|^Set up the second step$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^現在のパスワード$|^Current password$/).fill(clerk.password);
  await dialog.getByRole('button', { name: /^次へ$|^Next$/ }).click();
  await dialog.getByRole('img', { name: /QR/ }).waitFor();
};

export const invite: Act = async (page) => {
  await page.getByRole('button', { name: /^スタッフを招待$|^Invite somebody$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^メールアドレス$|^Mail address$/).fill('a-new-colleague-of-ours@example.jp');
  await dialog.getByRole('button', { name: /^招待する$|^Invite$/ }).click();
  await dialog.getByLabel(/^リンク$|^Link$/).waitFor();
};

/** What the person with the link sees. */
export const openInvitation: Act = async (page) => {
  await invite(page);
  const url = await page
    .getByRole('dialog')
    .getByLabel(/^リンク$|^Link$/)
    .inputValue();
  await page.goto(new URL(url).pathname);
};

/** The second step of signing in, as if the account had one. */
export const reachSecondStep: Act = async (page) => {
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.fulfill({ status: 401, json: { code: 'CODE_NEEDED' } }),
  );
  await page.getByLabel(/^メールアドレス$|^Mail address$|^E-?mail/i).fill(clerk.email);
  await page.getByLabel(/^パスワード$|^Password$/).fill(clerk.password);
  await page.getByRole('button', { name: /^サインイン$|^Sign in$/ }).click();
  await page.getByLabel(/^認証コード|^Code/).waitFor();
};

/** The dialog of one thing that is done with a colleague. */
export function chooseAct(name: RegExp): Act {
  return async (page) => {
    await page
      .getByRole('button', { name: /さんへの操作$|^Actions for / })
      .first()
      .click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').waitFor();
  };
}
