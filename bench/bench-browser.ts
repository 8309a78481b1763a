import { type CDPSession, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { findBrowser, noBrowser } from '#test/app/a-browser';
import { aShop } from './a-shop';
import { fillShop } from './fill-shop';
import type { Ground } from './ground';
import type { Row } from './print-table';
import { signInForCookie } from './sign-in-for-cookie';

const turns = 100;
const words = '2009031700003 佐藤花子';

/** What the list keeps of a browser's memory over a hundred pages, and whether typing in its search box waits for it. */
export async function benchBrowser(ground: Ground): Promise<{ title: string; notes: string[]; rows: Row[] }> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(noBrowser);
  const database = await ground.makeDatabase('browser');
  const { shop } = await aShop(database);
  await fillShop(database, shop.id, 5_100);
  const { url, cookie } = await signInForCookie(ground, database.url);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1366, height: 768 } });
    await context.addCookies(
      cookie.split('; ').map((one) => {
        const [name = '', ...value] = one.split('=');
        return { name, value: value.join('='), url };
      }),
    );
    const page = await context.newPage();
    const heap = await turnPages(page);
    const typing = await typeWords(page);
    return {
      title: 'Browser',
      notes: [
        `JS heap after a forced collection, in MB, every ten turns: ${heap.map((mb) => mb.toFixed(1)).join(' ')}.`,
        'Typing: each key waits for the next frame; long tasks are what the browser itself calls so.',
      ],
      rows: [
        alone(
          `heap's growth, turns 20 to ${turns}`,
          (heap.at(-1) ?? 0) - (heap[2] ?? 0),
          'MB',
          'flat',
          '1 MB',
        ),
        alone('slowest key of the search box', typing.slowestKey, 'ms', '≤ 50 ms', '200 ms'),
        alone('longest task while typing', typing.longestTask, 'ms', '≤ 50 ms', '200 ms'),
      ],
    };
  } finally {
    await browser.close();
  }
}

async function turnPages(page: Page): Promise<number[]> {
  await page.goto('/abnormal-orders?size=50');
  const profiler = await page.context().newCDPSession(page);
  const next = page.getByRole('button', { name: /^次へ$|^Next$/ });
  const first = page.locator('tbody[data-row]').first();
  const heap = [await heapOf(profiler)];
  for (let turn = 1; turn <= turns; turn++) {
    const before = await first.getAttribute('data-row');
    await next.click();
    await page.locator(`tbody[data-row="${before}"]`).waitFor({ state: 'detached' });
    await first.waitFor();
    if (turn % 10 === 0) heap.push(await heapOf(profiler));
  }
  return heap;
}

async function heapOf(profiler: CDPSession): Promise<number> {
  await profiler.send('HeapProfiler.collectGarbage');
  await profiler.send('HeapProfiler.collectGarbage');
  const { usedSize } = await profiler.send('Runtime.getHeapUsage');
  return usedSize / 1024 ** 2;
}

async function typeWords(page: Page): Promise<{ slowestKey: number; longestTask: number }> {
  await page.goto('/abnormal-orders?size=100');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    });
  });
  const box = page.locator('input[type=search], [role=searchbox], input').first();
  await box.click();
  let slowestKey = 0;
  for (const key of words) {
    const startedAt = performance.now();
    await page.keyboard.insertText(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    slowestKey = Math.max(slowestKey, performance.now() - startedAt);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(1_500);
  const longTasks = z.array(z.number()).parse(await page.evaluate('longTasks'));
  return { slowestKey, longestTask: Math.max(0, ...longTasks) };
}

function alone(name: string, amount: number, unit: string, aim: string, floor: string): Row {
  return { name, ours: { amount, unit }, reference: null, ratio: null, aim, floor };
}
