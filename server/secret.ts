import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret kept in the data folder, made on the first call. Processes that start at once end with the same one. */
export async function loadSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null && kept.trim().length >= 32) return kept.trim();
  if (kept !== null)
    throw new Error(`${file} is damaged: put the old secret back, or remove the file for a new one.`);
  await writeOnce(file, randomBytes(32).toString('base64url'));
  return (await readFile(file, 'utf8')).trim();
}

/** Whole or not at all, and never over another's. */
async function writeOnce(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(unfinished, `${text}\n`, { mode: 0o600 });
  try {
    await link(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
