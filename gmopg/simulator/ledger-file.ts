import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { LedgerSnapshot } from '#gmopg/simulator/ledger';

/** Keeps a ledger over restarts, in one JSON file that is never half written. */
export interface LedgerFile {
  read(): LedgerSnapshot | null;
  /** Written within half a second, however many changes there are. */
  writeSoon(snapshot: () => LedgerSnapshot): void;
  writeNow(snapshot: () => LedgerSnapshot): void;
}

export function createLedgerFile(path: string): LedgerFile {
  let timer: NodeJS.Timeout | null = null;
  function writeNow(snapshot: () => LedgerSnapshot): void {
    clearTimeout(timer ?? undefined);
    timer = null;
    // AccessPass opens a trade: for nobody else on the machine to read.
    writeFileSync(`${path}.new`, JSON.stringify(snapshot()), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }
  return {
    read: () => (existsSync(path) ? asSnapshot(JSON.parse(readFileSync(path, 'utf8')), path) : null),
    writeSoon: (snapshot) => {
      timer ??= setTimeout(() => writeNow(snapshot), 500);
    },
    writeNow,
  };
}

/** Only this program writes the file, whole and with its version. */
function asSnapshot(read: unknown, path: string): LedgerSnapshot {
  const isOurs = typeof read === 'object' && read !== null && 'version' in read && read.version === 1;
  if (!isOurs) throw new Error(`${path} is no ledger of this simulator: move it away to begin a new one.`);
  return read as LedgerSnapshot;
}
