import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator, call, pay, shop } from '#test/gmopg/simulator/a-simulator';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('trades, AccessIDs and counters survive a restart', async () => {
  const ledgerFile = join(aFolder(), 'ledger.json');
  const first = await aSimulator({ ledgerFile });
  const access = await pay(first, 'A-1');
  const [before] = first.ledger.trades();
  await first.close();

  const second = await aSimulator({ ledgerFile });
  expect(second.ledger.trades()).toEqual([before]);
  expect(
    (await call(second, 'EntryTran', { ...shop, OrderID: 'A-1', JobCd: 'AUTH', Amount: 1 })).get('ErrInfo'),
  ).toBe('E01040010');
  const cancelled = await call(second, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' });
  expect(cancelled.get('TranID')).not.toBe(before?.tranId);
  expect(statSync(ledgerFile).mode & 0o777).toBe(0o600);
});

test('a notice that was waiting is brought after the restart', async () => {
  const ledgerFile = join(aFolder(), 'ledger.json');
  const { url, received } = await aReceiver((response, _, count) => response.end(count === 1 ? '1' : '0'));
  const first = await aSimulator({ ledgerFile, noticeUrl: url, times: { retryGapMs: 60_000 } });
  await pay(first, 'A-1');
  await expect.poll(() => first.ledger.trades()[0]?.notices[0]?.attempts.length).toBe(1);
  await first.close();

  const second = await aSimulator({ ledgerFile, noticeUrl: url });
  await second.flush();
  expect(received.map(({ body }) => body)).toEqual(Array(2).fill(received[0]?.body));
  expect(second.ledger.trades()[0]?.notices).toMatchObject([
    { state: 'ACKNOWLEDGED', attempts: [{}, { number: 2 }] },
  ]);
});

test('the file is written while it runs, whole and alone', async () => {
  const folder = aFolder();
  const ledgerFile = join(folder, 'ledger.json');
  const simulator = await aSimulator({ ledgerFile });
  await Promise.all(Array.from({ length: 50 }, (_, n) => pay(simulator, `A-${n}`)));
  const kept = () => JSON.parse(readFileSync(ledgerFile, 'utf8')).trades;
  await expect.poll(() => existsSync(ledgerFile) && kept().length, { timeout: 5_000 }).toBe(50);
  await expect.poll(kept, { timeout: 5_000 }).toEqual(simulator.ledger.trades());
  expect(readdirSync(folder)).toEqual(['ledger.json']);
});

test('a disk that cannot be written is told, and the simulator goes on', async () => {
  const folder = aFolder();
  const lines: string[] = [];
  const ledgerFile = join(folder, 'gone', 'ledger.json');
  const simulator = await aSimulator({ ledgerFile, log: (line) => lines.push(line) });
  await pay(simulator, 'A-1');
  await expect.poll(() => lines.join(), { timeout: 5_000 }).toContain('ENOENT');
  await pay(simulator, 'A-2');
  expect(simulator.ledger.trades()).toHaveLength(2);
  mkdirSync(join(folder, 'gone'));
});

test('a file of something else is left alone', async () => {
  const ledgerFile = join(aFolder(), 'ledger.json');
  writeFileSync(ledgerFile, '{"version": 2}');
  await expect(aSimulator({ ledgerFile })).rejects.toThrow('move it away to begin a new one');
});
