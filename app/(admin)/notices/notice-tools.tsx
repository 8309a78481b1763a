'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { NoticeTools_notice } from './notice-tools.fragment';
import classes from './notice-tools.module.css';
import { useReevaluate } from './use-reevaluate';

interface NoticeToolsProps {
  notice: FragmentOf<typeof NoticeTools_notice>;
  mayAct: boolean;
  /** Absent: not an administrator. */
  onAssign?: () => void;
  onDone: () => void;
  /** Stands beside the button. */
  children: ReactNode;
}

/** Why a notice is not believed and what to do, and 再評価 with what came of it. */
export function NoticeTools({ notice, mayAct, onAssign, onDone, children }: NoticeToolsProps) {
  const t = useTranslations('quarantine');
  const { id, outcome, doubt, gatewayOrderId } = readFragment(NoticeTools_notice, notice);
  const { reevaluate, result, isBusy } = useReevaluate(onDone);
  const isAboutTrade = outcome === 'LISTED' || outcome === 'NOT_LISTED' || outcome === 'QUARANTINED';
  return (
    <>
      {doubt && (
        <p className={classes.doubt}>
          {t(`doubts.${doubt}.cause`)} {t(`doubts.${doubt}.next`)}
        </p>
      )}
      {outcome === 'MALFORMED' && <p className={classes.doubt}>{t('malformed')}</p>}
      <div className={classes.tools}>
        {children}
        <span role="status" className={classes.result}>
          {result && t(`results.${result}`)}
        </span>
        {mayAct && isAboutTrade && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy}
            onClick={() => reevaluate(id, { wasDoubted: doubt !== null })}
          >
            {t('reevaluate')}
          </Button>
        )}
        {doubt && onAssign && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('assignOne', { id: gatewayOrderId ?? '-' })}
            onClick={onAssign}
          >
            {t('assign')}
          </Button>
        )}
      </div>
    </>
  );
}
