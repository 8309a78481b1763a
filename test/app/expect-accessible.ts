import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe finds nothing on the page as it stands, and nothing is wider than the screen. A frame is a page of its own. */
export async function expectAccessible(
  page: Page,
  screen: string,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<void> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const violations = (await page.evaluate(findViolations)).filter(
    (found) => !without.includes(found.slice(0, found.indexOf(':'))),
  );
  expect({ screen, violations }).toEqual({ screen, violations: [] });
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ screen, excess }).toEqual({ screen, excess: 0 });
}

/** In the page. */
async function findViolations(): Promise<string[]> {
  const { axe: here } = window as unknown as { axe: typeof axe };
  const { violations } = await here.run({ resultTypes: ['violations'], iframes: false } as never);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
