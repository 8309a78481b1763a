// `npm run bench [-- notices lists restores start lighthouse browser] [-- --quick]`: builds what is missing, then measures.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from '../server/first-run.mjs';

const root = join(import.meta.dirname, '..');

/** Beside dist/start.mjs, because the parts that find files do it from where they lie. */
const entryPoints = {
  bench: 'bench/main.ts',
  'bench-send-notices': 'bench/send-notices.ts',
  'bench-bare-intake': 'bench/bare-intake.ts',
  'bench-insert-limit': 'bench/insert-limit.ts',
  'bench-verbs-alone': 'bench/verbs-alone.ts',
};

prepare({ pages: true });
const { buildSync } = createRequire(join(root, 'package.json'))('esbuild');
buildSync({
  entryPoints,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  loader: { '.graphql': 'text' },
  logLevel: 'warning',
});
await import(pathToFileURL(join(root, 'dist/bench.mjs')).href);
