import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Account, findPostgresBinaries } from '#server/postgres-binaries';

const nobody: Account = { uid: 65_534, gid: 65_534 };

/** A cluster folder made and ready to be started. Its port and password lie inside: they appear and move with it. */
export interface Cluster {
  folder: string;
  binaries: string;
  account: Account | null;
  port: number;
  password: string;
}

/** Opens `dataDir/postgres`, or makes it. Two processes that make it at once end with the same one. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const folder = join(dataDir, 'postgres');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const account = accountFor(folder);
  const binaries = await findPostgresBinaries(account);
  if (!existsSync(folder)) await makeCluster(folder, binaries, account);
  const { port, password } = JSON.parse(await readFile(join(folder, 'fukkyu.json'), 'utf8'));
  return { folder, binaries, account, port, password };
}

/** Remembers another port, for when the old one was taken by somebody else. */
export async function moveToFreePort(cluster: Cluster): Promise<Cluster> {
  const moved = { ...cluster, port: await freePort() };
  await remember(moved.folder, moved, cluster.account);
  return moved;
}

/**
 * Runs a program of Postgres on the cluster folder, which it sees as the returned `-D` path.
 * As root on Linux the folder is handed over as an open descriptor, so it may lie under a folder only root enters.
 */
export function runOnCluster(
  program: 'initdb' | 'postgres',
  { folder, binaries, account }: Pick<Cluster, 'folder' | 'binaries' | 'account'>,
  { args, input, output }: { args: string[]; input: number | 'ignore'; output: number },
): ChildProcess {
  const handsOver = account !== null && process.platform === 'linux';
  const descriptor = handsOver ? openSync(folder, 'r') : null;
  const options: SpawnOptions = {
    ...account,
    cwd: handsOver ? '/' : folder,
    // Its own session: Ctrl+C in the terminal must not stop the database before the server has drained.
    detached: true,
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: [input, output, output, ...(descriptor === null ? [] : [descriptor])],
  };
  try {
    return spawn(
      join(binaries, 'bin', program),
      ['-D', handsOver ? '/proc/self/fd/3' : folder, ...args],
      options,
    );
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Root hands the folder to the account it belongs to, a new one to nobody. */
function accountFor(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (!existsSync(folder)) return nobody;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? nobody : { uid, gid };
}

/** Made beside its place and renamed: a start that was killed half-way leaves no half cluster. */
async function makeCluster(folder: string, binaries: string, account: Account | null): Promise<void> {
  const unfinished = `${folder}.new-${process.pid}`;
  const password = randomBytes(24).toString('base64url');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (account !== null) await chown(unfinished, account.uid, account.gid);
  await initialise({ folder: unfinished, binaries, account }, password);
  await remember(unfinished, { port: await freePort(), password }, account);
  await rename(unfinished, folder).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

async function initialise(
  cluster: Pick<Cluster, 'folder' | 'binaries' | 'account'>,
  password: string,
): Promise<void> {
  const passwordFile = `${cluster.folder}.password`;
  const logFile = `${cluster.folder}.log`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (cluster.account !== null) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  const [input, output] = [openSync(passwordFile, 'r'), openSync(logFile, 'w', 0o600)];
  try {
    const args = ['--username=fukkyu', '--auth=scram-sha-256', '--pwfile=/dev/stdin', '--encoding=UTF8'];
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const child = runOnCluster('initdb', cluster, { args: [...args, ...locale], input, output });
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
    if (code !== 0)
      throw new Error(`The embedded Postgres could not be made:\n${await readFile(logFile, 'utf8')}`);
  } finally {
    closeSync(input);
    closeSync(output);
    await rm(passwordFile, { force: true });
    await rm(logFile, { force: true });
  }
}

async function remember(
  folder: string,
  { port, password }: { port: number; password: string },
  account: Account | null,
): Promise<void> {
  const file = join(folder, 'fukkyu.json');
  await writeFile(`${file}.new`, JSON.stringify({ port, password }), { mode: 0o600 });
  if (account !== null) await chown(`${file}.new`, account.uid, account.gid);
  await rename(`${file}.new`, file);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
