import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The Postgres that runs on this cluster folder, or null. Removes a postmaster.pid that names a process which is
 * no Postgres: Postgres itself would take it for a running one (a pid used again, a dead child nobody has reaped).
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid');
  const [pid = 0, , , port = 0] = read(file).split('\n').map(Number);
  if (!pid) return null;
  if (isPostgres(pid)) return { pid, port };
  // Postgres still refuses a folder whose shared memory is in use: nothing is lost by removing the file.
  rmSync(file, { force: true });
  return null;
}

function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return isAlive(pid);
  if (process.platform !== 'linux') return command(pid).includes('postgres');
  const [, name = '', state = ''] = /\((.*)\) (\S)/.exec(read(`/proc/${pid}/stat`)) ?? [];
  return name === 'postgres' && state !== 'Z' && state !== 'X';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function command(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'stat=,comm='], { encoding: 'utf8' }).replace(
      /^Z.*/,
      '',
    );
  } catch {
    return '';
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
