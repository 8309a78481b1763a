'use client';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { adoptRows, changedIds, type HeldRows, keepPlaces, recognise } from './hold-rows';
import { ownActs } from './own-acts';

const markedMs = 5_000;
const ownMs = 3_000;

interface Shown<R> extends HeldRows<R> {
  changed: readonly string[];
}

interface HeldList<R> extends Shown<R> {
  /** Goes on the element around the rows. */
  ref: RefObject<HTMLDivElement | null>;
  /** Shows the list as it is now. */
  showNew: () => void;
}

/**
 * The rows of a list that follows by itself: they change in place, but do not move while somebody works among them. `list`
 * names what was asked for: another list is shown at once, and so is what this person's own act made of it.
 */
export function useHeldRows<R extends { id: string }>(fresh: readonly R[], list: unknown): HeldList<R> {
  const ref = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown<R>>({ ...adoptRows(fresh), changed: [] });
  const last = useRef({ fresh, list });
  useLayoutEffect(() => {
    const before = last.current;
    if (before.fresh === fresh && before.list === list) return;
    last.current = { fresh, list };
    setShown((held) => {
      const rows = recognise(held, fresh);
      if (before.list !== list) return { ...adoptRows(rows), changed: [] };
      const now = isInUse(ref.current) ? keepPlaces(held, rows) : adoptRows(rows);
      return { ...now, changed: changedIds(held, now) };
    });
  }, [fresh, list]);
  useEffect(() => {
    if (shown.changed.length === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, changed: [] })), markedMs);
    return () => clearTimeout(timer);
  }, [shown.changed]);
  return { ...shown, ref, showNew: () => setShown({ ...adoptRows(last.current.fresh), changed: [] }) };
}

/** Somebody points at the rows, works in them by keyboard, has chosen some or a dialog open, or has scrolled into them. */
function isInUse(rows: HTMLElement | null): boolean {
  if (!rows || performance.now() - ownActs.lastAt < ownMs) return false;
  return (
    rows.matches(':hover') ||
    rows.querySelector(':focus-visible') !== null ||
    rows.querySelector('input:checked') !== null ||
    document.querySelector('[role="dialog"]') !== null ||
    rows.getBoundingClientRect().top < 0
  );
}
