import type { Page } from 'playwright-core';
import { type Act, press } from '#test/app/screen-acts';

export async function waitForChosen(page: Page): Promise<void> {
  await page.getByText(/件を選択中|rows selected/).waitFor();
}

export function pressChosen(name: RegExp): Act {
  return async (page) => {
    await waitForChosen(page);
    await press(name)(page);
    await page
      .getByRole('dialog')
      .getByRole('heading', { level: 3 })
      .or(page.getByRole('radio'))
      .first()
      .waitFor();
  };
}

/** The first row is restored, the others are answered so in the server's place. */
export function restoreChosenWhile(answer: (id: string) => object): Act {
  return async (page) => {
    await page.route('**/api/graphql', (route) => {
      const { query, variables } = route.request().postDataJSON();
      if (!String(query).includes('mutation RestoreAbnormalOrders(')) return route.continue();
      const restored = (id: string) => ({
        __typename: 'AbnormalOrderRestored',
        abnormalOrder: { __typename: 'AbnormalOrder', id },
        order: {
          __typename: 'Order',
          id,
          number: '2009031700002',
          total: 11_350,
          customer: { __typename: 'Customer', name: '登録者お名' },
        },
        mail: { __typename: 'Mail', id, to: 'mr192@example.jp' },
      });
      const told = variables.inputs.map(({ id }: { id: string }, i: number) =>
        i === 0 ? restored(id) : answer(id),
      );
      return route.fulfill({ json: { data: { restoreAbnormalOrders: told } } });
    });
    await pressChosen(/^一括復旧$|^Restore selected$/)(page);
    await press(/件を復旧して|^Restore and mail/)(page);
    await page.getByText(/を復旧しました。|restored \(/).waitFor();
  };
}

export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('2009');
}
