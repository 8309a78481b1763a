import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'fukkyu-building-'));
const log = join(folder, 'log');
const lock = join(folder, 'dist/building');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that writes down when its work begins and ends. */
function build() {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { oneAtATime } from './server/one-at-a-time.mjs';
    oneAtATime(${JSON.stringify(lock)}, () => {
      appendFileSync(${JSON.stringify(log)}, 'begin ' + process.pid + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
      appendFileSync(${JSON.stringify(log)}, 'end ' + process.pid + '\\n');
    });`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

test('of several processes that find nothing built, one builds at a time', async () => {
  await Promise.all(Array.from({ length: 4 }, build));
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(8);
  for (let n = 0; n < lines.length; n += 2)
    expect(lines[n + 1], 'what follows a beginning').toBe(lines[n]?.replace('begin', 'end'));
});

test('what a killed build has left keeps nobody waiting', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  writeFileSync(lock, stdout.trim());
  const { stderr } = await build();
  expect(stderr).toBe('');
}, 10_000);
