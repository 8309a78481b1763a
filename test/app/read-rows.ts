import type { Page } from 'playwright-core';

/** The cells of a list's rows as a person reads them, without the sentence below each row. */
export async function readRows(page: Page): Promise<string[][]> {
  await page.locator('tbody[data-row]').first().waitFor();
  return page
    .locator('tbody[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('tr:first-child > :not([data-cell="select"])')].map(
          (cell) => cell.textContent?.trim() ?? '',
        ),
      ),
    );
}
