// `npm test`: installs and builds what is missing, checks the code, then runs every test on a Postgres of its own.
import { spawnSync } from 'node:child_process';
import { prepare } from '../server/first-run.mjs';

prepare({ pages: true });
// The build is for production; the tests are not.
const { NODE_ENV: _, ...env } = process.env;

const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
const checked = node('test/check.mjs');
if (checked !== 0) env.CHECK_FAILED = 'yes';

const reporters = ['--reporter=default', '--reporter=./test/harness/closing-line.ts'];
const tested = node(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--mode',
  'fresh',
  ...reporters,
  ...process.argv.slice(2),
);
process.exit(checked || tested);
