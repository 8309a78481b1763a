// `npm run check`: everything that is found without running the product, side by side, in seconds.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { preparePackages } from '../server/first-run.mjs';

preparePackages();

const checks = {
  types: 'tsc --noEmit',
  lint: 'biome check --error-on-warnings .',
  documents: 'gql.tada check --fail-on-warn',
  'unused code': 'knip --no-progress',
  layers: 'vitest run --mode checks --silent',
};

const path = `${join(import.meta.dirname, '../node_modules/.bin')}:${process.env.PATH}`;

function run(name, command) {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, env: { ...process.env, PATH: path, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.replace(/^/gm, '     '));
      resolve(code);
    });
  });
}

const codes = await Promise.all(Object.entries(checks).map(([name, command]) => run(name, command)));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
