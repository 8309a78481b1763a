import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// server → app → graphql → recovery → gmopg, mail → db: a folder imports those behind it in this list, and itself.
const layers = ['server', 'app', 'graphql', 'recovery', 'gmopg', 'mail', 'db'];
const frameworks = /^(next|react|react-dom|@apollo|@mantine|urql|@urql|better-auth)(\/|$)/;

const sources = layers.flatMap((layer) =>
  readdirSync(layer, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => ({ layer, file: `${layer}/${name}` })),
);

test.each(layers)('%s imports nothing before it in the chain', (layer) => {
  const forbidden = layers.slice(0, layers.indexOf(layer));
  const wrong = importsOf(layer).filter(({ to }) =>
    forbidden.includes(to.replace(/^#/, '').split('/')[0] ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('gmopg and mail do not know each other', () => {
  expect(importsOf('gmopg').filter(({ to }) => to.startsWith('#mail/'))).toEqual([]);
  expect(importsOf('mail').filter(({ to }) => to.startsWith('#gmopg/'))).toEqual([]);
});

test('recovery, gmopg, mail and db import no framework', () => {
  const wrong = ['recovery', 'gmopg', 'mail', 'db']
    .flatMap(importsOf)
    .filter(({ to }) => frameworks.test(to));
  expect(wrong).toEqual([]);
});

function importsOf(layer: string): { file: string; to: string }[] {
  return sources
    .filter((source) => source.layer === layer)
    .flatMap(({ file }) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
        ([, to = '']) => ({
          file,
          to: to.startsWith('.') ? new URL(to, `file:///${file}`).pathname.slice(1) : to,
        }),
      ),
    );
}
