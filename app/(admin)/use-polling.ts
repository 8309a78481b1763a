'use client';
import { useEffect } from 'react';

/** Calls `ask` again and again while `isOn`. */
export function usePolling(isOn: boolean, ask: () => void, everyMs = 3_000): void {
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, [isOn, ask, everyMs]);
}
