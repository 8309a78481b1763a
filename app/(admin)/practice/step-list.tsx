'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import classes from './practice.module.css';
import { StepList_step } from './step-list.fragment';

interface StepListProps {
  steps: FragmentOf<typeof StepList_step>[];
  /** Where one number has several trades, each step says which it is about. */
  namesTrades: boolean;
}

export function StepList({ steps, namesTrades }: StepListProps) {
  const t = useTranslations('practice');
  return (
    <ol className={classes.steps} aria-label={t('stepsLabel')}>
      {readFragment(StepList_step, steps).map((step, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, and have no other identity.
        <li key={position} data-kind={step.kind}>
          <time className="figure" dateTime={step.at}>
            {formatDateTime(step.at).slice(-8)}
          </time>
          <span>
            {t(`steps.${step.kind}`, { total: formatYen(step.total ?? 0), attempt: step.attempt ?? 1 })}
            {namesTrades && step.gatewayOrderId && (
              <span className={classes.about}>{t('ofTrade', { orderId: step.gatewayOrderId })}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
