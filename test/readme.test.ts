import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '#graphql/permissions';
import { scopes } from '#recovery/shops/create-token';
import { commands } from '#server/cli/commands';
import { settings } from '#server/settings';
import { type Fence, readAnchors, readFences, readTable } from '#test/harness/read-markdown';
import { type BuiltServer, startBuiltServer } from '#test/harness/start-built-server';

const readme = readFileSync('README.md', 'utf8');
const fences = readFences(readme);

test('the table of settings says what the settings say', () => {
  const said = settings.map(({ name, default: value, meaning }) => [`\`${name}\``, value, meaning]);
  expect(readTable(readme, '## Settings')).toEqual(said);
});

test('the table of scopes says what the permissions say', () => {
  const opened = scopes.map((scope) => {
    const fields = Object.entries(permissions).flatMap(([field, needed]) =>
      needed !== 'ANYONE' && needed.scopes.includes(scope) ? [`\`${field.split('.')[1]}\``] : [],
    );
    return [`\`${scope}\``, fields.sort()];
  });
  const said = readTable(readme, '## Connecting a cart', 1);
  expect(said.map(([scope, fields = '']) => [scope, fields.split(', ').sort()])).toEqual(opened);
});

test('the table of commands says what the command line says', () => {
  const said = commands.map(({ name, usage, meaning }) => [`\`${`${name} ${usage}`.trim()}\``, meaning]);
  expect(readTable(readme, '## Command line')).toEqual(said);
});

test('every link leads somewhere', () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const anchors = readAnchors(readme).map((anchor) => `#${anchor}`);
  expect(links.filter((link) => !anchors.includes(link) && !existsSync(link))).toEqual([]);
});

test('every block is an example that runs, its output, a document, or a command known to be run elsewhere', () => {
  const elsewhere = /^(npm (start|test|audit --omit=dev)|openssl rand -base64 32)( +#.*)?$/;
  const unknown = fences.filter(({ language, text }) => {
    if (language === 'sh')
      return !text
        .trim()
        .split('\n')
        .every((line) => elsewhere.test(line));
    return !['bash', 'php', 'ts', 'json', 'text', 'graphql'].includes(language);
  });
  expect(unknown).toEqual([]);
});

test.each(fences.filter(({ language }) => language === 'graphql'))(
  'the documents in line $line fit the contract',
  ({ text }) => {
    const schema = buildSchema(readFileSync('graphql/schema.graphql', 'utf8'));
    expect(validate(schema, parse(text))).toEqual([]);
  },
);

describe('against a server that was really started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-readme-'));
  let server: BuiltServer;
  beforeAll(async () => {
    server = await startBuiltServer();
  }, 600_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the example prints. Variables that it sets are there for the next one, as in the reader's own shell. */
  async function run(example: Fence): Promise<string> {
    const kept = join(folder, 'variables');
    const script = [
      'set -euo pipefail',
      `if [ -f ${kept} ]; then . ${kept}; fi`,
      'set -a',
      commandOf({ ...example, text: example.text.replaceAll('http://localhost:3000', server.url) }),
      `export -p > ${kept}`,
    ].join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: server.environment });
    return stdout;
  }

  function commandOf({ language, text, line }: Fence): string {
    const file = join(folder, `line-${line}`);
    if (language === 'php') {
      writeFileSync(file, text);
      return `php ${file}`;
    }
    if (language === 'ts') {
      writeFileSync(`${file}.mjs`, transformSync(text, { loader: 'ts' }).code);
      return `node ${file}.mjs`;
    }
    return text;
  }

  test.for(fences.filter(({ language }) => ['bash', 'php', 'ts'].includes(language)))(
    'the $language in line $line prints what stands below it',
    { timeout: 60_000 },
    async (example, { skip }) => {
      if (example.language === 'php') skip(!hasPhp(), 'There is no php on this machine.');
      const printed = await run(example);
      const { output } = example;
      if (output?.language === 'json') expect(JSON.parse(printed)).toEqual(JSON.parse(output.text));
      if (output?.language === 'text') expect(printed.trim()).toBe(output.text.trim());
    },
  );
});

test('the TypeScript example has types that fit', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-types-'));
  for (const { text, line } of fences.filter(({ language }) => language === 'ts')) {
    const file = join(folder, `line-${line}.mts`);
    writeFileSync(file, text);
    const strict = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--skipLibCheck',
    ];
    const types = ['--typeRoots', 'node_modules/@types', '--types', 'node'];
    const { stdout } = spawnSync('node_modules/.bin/tsc', [...strict, ...types, file], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }
  rmSync(folder, { recursive: true });
});

function hasPhp(): boolean {
  return spawnSync('bash', ['-c', 'command -v php']).status === 0;
}
