'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Scrolls a strip of choices sideways as far as its current one needs to be seen whole. The page itself does not move. */
export function useCurrentInSight<Strip extends HTMLElement>(current: unknown): RefObject<Strip | null> {
  const ref = useRef<Strip>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked for whenever another one is current.
  useLayoutEffect(() => {
    const strip = ref.current;
    const entry = strip?.querySelector('[aria-pressed="true"], [aria-current="page"]');
    if (!strip || !entry) return;
    const [whole, part] = [strip.getBoundingClientRect(), entry.getBoundingClientRect()];
    if (part.right > whole.right) strip.scrollLeft += part.right - whole.right;
    else if (part.left < whole.left) strip.scrollLeft += part.left - whole.left;
  }, [current]);
  return ref;
}
