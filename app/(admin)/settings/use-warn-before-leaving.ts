'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/** Asks before a page that holds what would be lost is closed, loaded again or left by one of our own links. */
export function useWarnBeforeLeaving(isLost: boolean, what: 'unsaved' | 'shownOnce' = 'unsaved'): void {
  const t = useTranslations('settings.leave');
  useEffect(() => {
    if (!isLost) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const ask = (event: MouseEvent) => {
      if (!leadsAway(event) || window.confirm(t(what))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', warn);
    // Before React hears of the click, and with it the router.
    window.addEventListener('click', ask, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('click', ask, { capture: true });
    };
  }, [isLost, what, t]);
}

function leadsAway({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return false;
  const link = target.closest('a');
  if (!link || link.target === '_blank' || link.origin !== window.location.origin) return false;
  return link.pathname !== window.location.pathname;
}
