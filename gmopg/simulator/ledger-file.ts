import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { LedgerSnapshot } from '#gmopg/simulator/ledger';

/** Keeps a ledger over restarts, in one JSON file that is never half written. */
export interface LedgerFile {
  read(): LedgerSnapshot | null;
  /** Within half a second, however many changes there are. A failure is logged, and the next change tries again. */
  writeSoon(snapshot: () => LedgerSnapshot): void;
  /** At once and for the last time: what the next process reads must not be overwritten by this one. Throws when it cannot. */
  close(snapshot: () => LedgerSnapshot): void;
}

export function createLedgerFile(path: string, log: (line: string) => void): LedgerFile {
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  function writeNow(snapshot: () => LedgerSnapshot): void {
    clearTimeout(timer ?? undefined);
    timer = null;
    // AccessPass opens a trade: for nobody else on the machine to read.
    writeFileSync(`${path}.new`, JSON.stringify(snapshot()), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }
  function tryToWrite(snapshot: () => LedgerSnapshot): void {
    try {
      writeNow(snapshot);
    } catch (error) {
      log(`The ledger could not be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    read: () => (existsSync(path) ? asSnapshot(JSON.parse(readFileSync(path, 'utf8')), path) : null),
    writeSoon: (snapshot) => {
      if (!isClosed) timer ??= setTimeout(() => tryToWrite(snapshot), 500);
    },
    close: (snapshot) => {
      isClosed = true;
      writeNow(snapshot);
    },
  };
}

/** Only this program writes the file, whole and with its version. */
function asSnapshot(read: unknown, path: string): LedgerSnapshot {
  const isOurs = typeof read === 'object' && read !== null && 'version' in read && read.version === 1;
  if (!isOurs) throw new Error(`${path} is no ledger of this simulator: move it away to begin a new one.`);
  return read as LedgerSnapshot;
}
