import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe finds nothing on the page as it stands, and nothing is wider than the screen. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect({
    screen,
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  }).toEqual({ screen, violations: [] });
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ screen, excess }).toEqual({ screen, excess: 0 });
}
