'use client';
import { useState } from 'react';
import { useWarnBeforeLeaving } from './use-warn-before-leaving';

/** What is shown once: closing it before it was copied asks once more, and so does leaving the page. */
export function useShownOnce(isShown: boolean, onClose: () => void) {
  const [isCopied, setIsCopied] = useState(false);
  const [wasClosed, setWasClosed] = useState(false);
  const isLost = isShown && !isCopied;
  useWarnBeforeLeaving(isLost, 'shownOnce');
  return {
    onCopied: () => setIsCopied(true),
    close: () => (isLost ? setWasClosed(true) : onClose()),
    asks: isLost && wasClosed,
  };
}
