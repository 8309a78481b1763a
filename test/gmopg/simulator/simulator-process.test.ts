import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { readSimulatorFlags } from '#gmopg/simulator/read-simulator-flags';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { pay, shopId, shopPass } from '#test/gmopg/simulator/a-simulator';

const aShop = ['--shop', `${shopId}:${shopPass}`];

test('the flags are read', () => {
  const read = readSimulatorFlags([
    ...['--shop', 'tshop00000001:pass', '--shop', 'tshop00000002:p:w@https://shop.example/n'],
    ...['--notice-url', 'http://127.0.0.1:3000/n', '--port', '9100', '--profile', 'ccs', '--seed', '7'],
    ...[
      '--fault',
      'REPLY_LOST=0.5',
      '--fault',
      'NOTICE_LOST',
      '--retry-gap',
      '50',
      '--at',
      '2028-02-29T23:59:00',
    ],
  ]);
  expect(read).toEqual({
    kind: 'READ',
    options: {
      port: 9100,
      host: '127.0.0.1',
      seed: 7,
      profile: 'ccs',
      shops: [
        { shopId: 'tshop00000001', shopPass: 'pass', noticeUrl: 'http://127.0.0.1:3000/n' },
        { shopId: 'tshop00000002', shopPass: 'p:w', noticeUrl: 'https://shop.example/n' },
      ],
      faults: { REPLY_LOST: 0.5, NOTICE_LOST: 1 },
      times: { retryGapMs: 50 },
      at: new Date('2028-02-29T23:59:00+09:00'),
    },
  });
  expect(readSimulatorFlags(['--help'])).toEqual({ kind: 'HELP' });
});

test.each([
  [[], '--shop'],
  [['--shop', 'nonsense'], 'nonsense'],
  [[...aShop, '--notice-url', 'ftp://x'], 'ftp://x'],
  [[...aShop, '--port', 'x'], '--port'],
  [[...aShop, '--profile', 'x'], '--profile'],
  [[...aShop, '--fault', 'REPLY_LOST=2'], 'REPLY_LOST=2'],
  [[...aShop, '--fault', 'OOPS'], 'OOPS'],
  [[...aShop, '--at', 'tomorrow'], '--at'],
  [[...aShop, '--colour', 'red'], '--colour'],
  [['--port', 'x', '--seed', 'y'], '--seed'],
])('%j are refused', (args, mention) => {
  expect(readSimulatorFlags(args)).toEqual({ kind: 'WRONG', problem: expect.stringContaining(mention) });
});

test('it runs as a process, notifies, and ends when told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'simulator.mjs');
  const bundled = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const;
  await build({ entryPoints: ['gmopg/simulator/run-simulator.ts'], ...bundled, outfile });
  const { url: noticeUrl, received } = await aReceiver();
  const child = spawn(process.execPath, [outfile, ...aShop, '--notice-url', noticeUrl]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 10_000 }).toContain('ExecTran');
  const url = /http:\S+/.exec(said)?.[0] ?? '';
  await pay({ url }, 'A-1');
  await expect.poll(() => received.length).toBe(1);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
