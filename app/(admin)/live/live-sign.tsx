'use client';
import { CircleDot, RefreshCw, Unplug } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PageLink } from '../page-link';
import type { LiveState } from './hold-stream';
import classes from './live.module.css';
import { useLiveState } from './live-provider';

const icons = {
  connecting: CircleDot,
  live: CircleDot,
  polling: RefreshCw,
  disconnected: Unplug,
  signedOut: Unplug,
};

/** Whether the screen follows by itself. Read aloud only when that was lost, and when it is back. */
export function LiveSign() {
  const t = useTranslations('live');
  const state = useLiveState();
  const path = usePathname();
  const [wasLost, setWasLost] = useState(false);
  if (isLost(state) && !wasLost) setWasLost(true);
  const signIn = `/sign-in?next=${encodeURIComponent(path)}`;
  useEffect(() => {
    // What is being written in a dialog would be gone: there the sign only says so.
    if (state === 'signedOut' && !document.querySelector('[role="dialog"]')) window.location.assign(signIn);
  }, [state, signIn]);
  const Icon = icons[state];
  return (
    <>
      <span className={classes.sign} data-live={state} title={t(`hints.${state}`)}>
        <Icon size={13} aria-hidden="true" />
        {state === 'signedOut' ? (
          <PageLink href={signIn}>{t('states.signedOut')}</PageLink>
        ) : (
          t(`states.${state}`)
        )}
      </span>
      <span className={classes.unseen} role="status">
        {wasLost ? t(`hints.${state}`) : ''}
      </span>
    </>
  );
}

function isLost(state: LiveState): boolean {
  return state !== 'connecting' && state !== 'live';
}
