'use client';
import { useEffect, useState } from 'react';
import { type Facts, type Happening, whatHappened } from './what-happened';

const settlingMs = 2_000;

export interface StaleGuard {
  /** What happened to the row since it was looked at; while it is not null nobody acts. */
  happened: Happening | null;
  /** How often new facts were taken over: what was confirmed before must be confirmed again. */
  version: number;
  goOn: () => void;
  isChecking: boolean;
  /** Asks the server once more just before acting: the stream may be behind. */
  mayAct: () => Promise<boolean>;
}

interface Guarded {
  facts: Facts;
  /** This person's own act is under way: what changes then is its doing. */
  isBusy: boolean;
  askAnew: () => Promise<Facts | null>;
}

/** Keeps a dialog from acting on what is no longer so. */
export function useStaleGuard({ facts, isBusy, askAnew }: Guarded): StaleGuard {
  const [seen, setSeen] = useState(facts);
  const [version, setVersion] = useState(0);
  const [isChecking, setIsChecking] = useState(false);
  const [isOwn, setIsOwn] = useState(false);
  if (isBusy && !isOwn) setIsOwn(true);
  useEffect(() => {
    if (isBusy || !isOwn) return;
    const timer = setTimeout(() => setIsOwn(false), settlingMs);
    return () => clearTimeout(timer);
  }, [isBusy, isOwn]);
  const change = whatHappened(seen, facts);
  if (change && isOwn) setSeen(facts);
  return {
    happened: isOwn ? null : change,
    version,
    isChecking,
    goOn() {
      setSeen(facts);
      setVersion(version + 1);
    },
    async mayAct() {
      setIsChecking(true);
      const now = await askAnew();
      setIsChecking(false);
      // The server, which did not answer, has the last word anyway.
      return now === null || whatHappened(seen, now) === null;
    },
  };
}
