import type { Page } from 'playwright-core';

/** What is done to a page before its picture is taken. */
export type Act = (page: Page) => Promise<unknown>;

export const press =
  (name: RegExp): Act =>
  (page) =>
    page.getByRole('button', { name }).first().click();
export const follow =
  (name: RegExp): Act =>
  async (page) => {
    const from = page.url();
    await page.getByRole('link', { name }).first().click();
    await page.waitForURL((url) => url.href !== from);
  };
export const cancels = /の取引を取消$|^Cancel the trade of/;
export const details = /の詳細表示$|^Details of/;

/** Answers every operation of this name in the server's place; null: never. */
export async function answerInstead(page: Page, operation: string, answer: (id: string) => object | null) {
  await page.route('**/api/graphql', (route) => {
    const { query, variables } = route.request().postDataJSON();
    if (!String(query).includes(`mutation ${operation}(`)) return route.continue();
    const input = variables.input ?? {};
    const told = answer(input.abnormalOrderId ?? input.id ?? '');
    const field = operation.charAt(0).toLowerCase() + operation.slice(1);
    return told && route.fulfill({ json: { data: { [field]: told } } });
  });
}

export function gatewayIsSilent(id: string) {
  return {
    __typename: 'GatewayUnavailable',
    message: '',
    abnormalOrder: { __typename: 'AbnormalOrder', id },
  };
}

export function gatewayDisagrees(id: string) {
  const trade = { __typename: 'Trade', money: 'REVERSED', total: 11_350, gatewayStatus: 'VOID' };
  const abnormalOrder = { __typename: 'AbnormalOrder', id, trade };
  return { __typename: 'GatewayDisagrees', message: '', abnormalOrder };
}

export function cancellationChanged(id: string) {
  return { ...gatewayIsSilent(id), __typename: 'CancellationChanged' };
}

export function restoreWhile(answer: (id: string) => object | null): Act {
  return async (page) => {
    await answerInstead(page, 'RestoreAbnormalOrder', answer);
    await press(/を復旧$|^Restore 2/)(page);
    await press(/^復旧して|^復旧する|^Restore and|^Restore \(/)(page);
  };
}

export function cancelWhile(answer: (id: string) => object | null): Act {
  return async (page) => {
    await answerInstead(page, 'CancelTrade', answer);
    await press(cancels)(page);
    await press(/^(取り消|返品|月跨り返品).*（¥|^(Cancel|Return) ¥/)(page);
  };
}

/** A reply that was lost: nobody can make one on the practice shop. */
export async function openPendingCancel(page: Page): Promise<void> {
  await page.route('**/api/graphql', async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    const row = json.data?.abnormalOrder;
    if (row && 'pendingCancellation' in row) {
      const requested = { requestedAt: '2009-03-17T16:50:00+09:00', requestedBy: 'clerk@example.jp' };
      const order = { __typename: 'CancellationAttempt', id: '1', job: 'RETURN', total: 1_050 };
      row.pendingCancellation = { ...order, ...requested };
      row.cancellation = null;
    }
    await route.fulfill({ response: answer, json });
  });
  await press(cancels)(page);
}

export function lookUp(number: string): Act {
  return async (page) => {
    await press(/^注文番号で照会$|^Look up a number$/)(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(number);
    await dialog.getByRole('textbox').press('Enter');
    await dialog.getByText(number, { exact: true }).last().waitFor();
  };
}

export async function lookUpInSilence(page: Page): Promise<void> {
  await answerInstead(page, 'LookUpTrades', () => ({ __typename: 'GatewayNotReached', message: '' }));
  await press(/^注文番号で照会$|^Look up a number$/)(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('2009031700003');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('alert').waitFor();
}

export async function reconcile(page: Page): Promise<void> {
  await press(/^今すぐ照合する$|^Reconcile now$/)(page);
  await page.locator('tbody').first().waitFor();
}

export async function playStories(page: Page): Promise<void> {
  const stories = [
    /^通知が届かない$|^No notice/,
    /^応答が届かない$|^The answer is lost/,
    /^二重決済$|^Paid twice/,
  ];
  for (const name of stories) {
    await press(name)(page);
    await page.getByRole('button', { name }).and(page.locator(':enabled')).waitFor();
  }
  await page.waitForTimeout(2_500);
}

export async function playUnanswered(page: Page): Promise<void> {
  await page.route('**/api/graphql', (route) => route.abort());
  await press(/^決済失敗$|^Card declined/)(page);
}

export async function holdAnswers(page: Page): Promise<void> {
  await page.route('**/api/graphql', () => {});
  await press(/を復旧$|^Restore 2/)(page);
}

export async function failAnswers(page: Page): Promise<void> {
  await page.route('**/api/graphql', (route) => route.abort());
  await press(/^復旧済|^Restored/)(page);
}

export async function writeUnknownVariable(page: Page): Promise<void> {
  await page
    .getByLabel(/^本文|^Text/)
    .first()
    .fill('{{ customer.nam }} 様');
  await page
    .getByText(/[「“]customer\.nam[」”]/)
    .first()
    .waitFor();
}

export async function seeAsCustomer(page: Page): Promise<void> {
  await press(/^お客様の見え方|^As the customer/)(page);
  await page.frameLocator('iframe').locator('body').waitFor();
}

export async function restoreReordered(page: Page): Promise<void> {
  await press(/^別の番号で買い直し|^Bought again/)(page);
  await page.waitForTimeout(3_000);
  await page.goto('/abnormal-orders?tab=restorable&settling=true', { waitUntil: 'networkidle' });
  await press(/P\d+を復旧$|^Restore P/)(page);
}

export async function deleteThird(page: Page): Promise<void> {
  await press(/^2009031700003を削除$|^Delete 2009031700003$/)(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: /^削除する$|^Delete$/ }).click();
  await page.getByRole('button', { name: /^元に戻す$|^Undo$/ }).waitFor();
}

export async function undoDelete(page: Page): Promise<void> {
  await press(/^元に戻す$|^Undo$/)(page);
  await page.getByText(/一覧に戻しました|is back on the lists/).waitFor();
}

/** The mail as its reader has it, out of its frame. */
export async function openMailAlone(page: Page): Promise<void> {
  await seeAsCustomer(page);
  await page.setContent((await page.locator('iframe').getAttribute('srcdoc')) ?? '');
}

export async function openPlayed(page: Page): Promise<void> {
  await page.locator('details[data-number]').first().waitFor();
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
}

export async function answerAsCustomer(page: Page): Promise<void> {
  await page
    .getByRole('radio', { name: /連絡を希望する|contact/i })
    .first()
    .check();
  await page.getByRole('button').last().click();
  await page.getByRole('status').waitFor();
}

export async function openLadder(page: Page): Promise<void> {
  await page.locator('summary').first().click();
}

/** A tool of the list; its content comes a moment after it opens. */
export function openTool(name: RegExp): Act {
  return async (page) => {
    await press(name)(page);
    await page.getByRole('dialog').getByRole('button').first().waitFor();
  };
}

export async function writeWrongSettings(page: Page): Promise<void> {
  await page.getByLabel(/^様子見の時間|^Settling time/).fill('とても長く');
  await page.getByLabel(/^送信元のIP|^Sender addresses/).fill('210.175.7.20\ngmopg');
}

export async function failTestNotice(page: Page): Promise<void> {
  const steps = [
    { kind: 'ADDRESS_REACHED', isOk: true, fault: null, detail: null },
    { kind: 'SHOP_KNOWN', isOk: false, fault: 'NOT_OURS', detail: 'HTTP 502' },
    { kind: 'STORED', isOk: false, fault: null, detail: null },
    { kind: 'ANSWERED', isOk: false, fault: null, detail: null },
  ].map((step) => ({ __typename: 'TestNoticeStep', ...step }));
  await page.route('**/api/graphql', (route) =>
    String(route.request().postDataJSON().query).includes('mutation SendTestNotice')
      ? route.fulfill({
          json: { data: { sendTestNotice: { __typename: 'TestNoticeSent', milliseconds: 12, steps } } },
        })
      : route.continue(),
  );
  await press(/^テスト通知を送る$|^Send a test notice$/)(page);
}

/** A token that was made and is about to be lost. */
export async function closeUncopied(page: Page): Promise<void> {
  await press(/^作る$|^Make the token$/)(page);
  await press(/^保存したので閉じる$|^It is saved: close$/)(page);
  await page.getByRole('button', { name: /^コピーせずに閉じる$|^Close without copying$/ }).waitFor();
}
