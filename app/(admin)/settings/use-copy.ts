'use client';
import { useClipboard } from '@mantine/hooks';
import { useEffect } from 'react';

/** The clipboard, telling whoever shows something once that it was copied. */
export function useCopy(onCopied?: () => void) {
  const clipboard = useClipboard({ timeout: 4_000 });
  const { copied } = clipboard;
  useEffect(() => {
    if (copied) onCopied?.();
  }, [copied, onCopied]);
  return clipboard;
}
