// `npm start`, `npm run cli`, `npm run build`: whatever is missing is made first. Plain JavaScript and Node's own
// modules only, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = [20, 19];

/** Makes `root` runnable; `pages` adds the build of the screens. What it says goes to stderr: stdout belongs to the command. */
export function prepare({ pages }) {
  preparePackages();
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.NODE_ENV = 'production';
  buildServer();
  if (pages) buildPages();
}

/** Installs what package-lock.json names and is not there, say after a pull. */
export function preparePackages() {
  refuseOldNode();
  process.chdir(root);
  install();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(
    `Fukkyu needs Node ${oldestNode.join('.')} or newer, this is ${process.version}: install a newer one from https://nodejs.org`,
  );
}

function install() {
  if (!isInstalled()) {
    say('Installing the packages (npm ci) …');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', ['ci', '--include=dev', '--include=optional', ...quiet], {
      advice: 'The packages could not be installed: see above. npm needs its registry this once.',
    });
  }
  // Scripts of packages may have been switched off; the patches must lie on the packages all the same.
  const patches = hashOf(filesBelow('patches'));
  if (read('node_modules/.patched') === patches) return;
  run(process.execPath, ['node_modules/patch-package/index.js'], {
    advice: 'A patch in patches/ does not apply.',
  });
  writeFileSync('node_modules/.patched', patches);
}

/** npm writes down what it installed; everything in package-lock.json that fits this machine must be there. */
function isInstalled() {
  const installed = JSON.parse(read('node_modules/.package-lock.json') ?? '{"packages":{}}').packages;
  const wanted = JSON.parse(read('package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function buildServer() {
  const sources = [
    ...sourcesOf('app', 'db', 'gmopg', 'graphql', 'mail', 'recovery', 'server'),
    'package-lock.json',
  ];
  const wanted = hashOf(sources.filter((file) => !file.endsWith('.tsx')));
  buildOnce(
    () => read('dist/server-stamp') === wanted,
    () => bundleServer(wanted),
  );
}

/** What is not built yet is built by one process; who came meanwhile waits, and finds it built. */
function buildOnce(isBuilt, build) {
  if (isBuilt()) return;
  const onWait = () => say('Another process is building: waiting for it …');
  oneAtATime('dist/building', () => isBuilt() || build(), { onWait });
}

function bundleServer(wanted) {
  const { buildSync } = createRequire(join(root, 'package.json'))('esbuild');
  rmSync('dist/server-stamp', { force: true });
  const entryPoints = ['server/start.ts', 'server/cli.ts'].filter((file) => existsSync(file));
  try {
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
      sourcemap: true,
      logLevel: 'warning',
    });
  } catch {
    stop('The server could not be built: see above.');
  }
  writeFileSync('dist/server-stamp', wanted);
}

function buildPages() {
  const wanted = hashOf([
    ...sourcesOf('app', 'graphql', 'recovery', 'gmopg', 'mail', 'db', 'server'),
    ...['instrumentation.ts', 'next.config.js', 'tsconfig.json', 'package-lock.json'].filter((file) =>
      existsSync(file),
    ),
  ]);
  const isBuilt = () => read('dist/pages-stamp') === wanted && existsSync('.next/BUILD_ID');
  buildOnce(isBuilt, () => buildScreens(wanted));
}

function buildScreens(wanted) {
  say('Building the screens (next build) …');
  rmSync('dist/pages-stamp', { force: true });
  run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    advice: 'The screens could not be built: see above.',
  });
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/pages-stamp', wanted);
}

function run(command, args, { advice }) {
  // Its output goes to our stderr.
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell });
  if (status !== 0) stop(advice);
}

function sourcesOf(...folders) {
  return folders
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => /\.(tsx?|m?js|json|css|sql|graphql|svg|ico|png)$/.test(file));
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.version.split('.')[0]);
  for (const file of [...files].sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command = 'start'] = process.argv.slice(2);
  prepare({ pages: command !== 'cli' });
  if (command !== 'build') await import(pathToFileURL(join(root, `dist/${command}.mjs`)).href);
}
