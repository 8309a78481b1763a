import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Keeps a message as `<mailDir>/<shop>/<time>-<id>.eml`, whole or not at all. The name belongs to the mail: a second
 * try replaces the first. Returns the path.
 */
export async function keepAsFile(
  mailDir: string,
  { shopId, id, queuedAt }: { shopId: string; id: string; queuedAt: Date },
  message: Buffer,
): Promise<string> {
  const folder = join(mailDir, shopId);
  const path = join(folder, `${fileTime(queuedAt)}-${id}.eml`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return path;
}

/** 20090317-164501 in Japan: sorts by time and is a legal name everywhere. */
function fileTime(at: Date): string {
  const japan = new Date(at.getTime() + 9 * 3600 * 1000).toISOString();
  return japan.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
