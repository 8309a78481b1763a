'use client';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import facts from '../facts.module.css';
import { type CancelJob, jobAfter, lastDay } from './cancel-deadline';
import type { Money } from './next-step';
import { NoGatewayAccess } from './no-gateway-access';
import type { WhyNotCancelled } from './why-not-cancelled';

interface CancelStandingProps {
  order: {
    trade: { money: Money; total: number };
    cancellation: { job: CancelJob; amount: number; until: string } | null;
    pendingCancellation: { job: CancelJob; total: number; requestedAt: string; requestedBy: string } | null;
    cancellations: readonly Attempt[];
  };
  why: WhyNotCancelled | null;
  /** The order is being carried out: what is pending now is this person's own. */
  isBusy: boolean;
}

interface Attempt {
  state: string;
  requestedAt: string;
  problem: string | null;
  errors: ReadonlyArray<{ code: string; info: string; meaning: string | null }>;
}

/** What cancelling would do now and until when; or that it is under way, done, or not possible, and why. */
export function CancelStanding({ order, why, isBusy }: CancelStandingProps) {
  const t = useTranslations('cancel');
  const { pendingCancellation: pending, cancellation, cancellations, trade } = order;
  if (pending && !isBusy)
    return (
      <Alert variant="default" data-level="caution" role="status" title={t('pending')}>
        {t('pendingNext', {
          job: t(`jobs.${pending.job}`),
          total: formatYen(pending.total),
          by: pending.requestedBy,
          at: formatDateTime(pending.requestedAt),
        })}
      </Alert>
    );
  if (why || !cancellation)
    return (
      <Alert
        variant="default"
        data-level={why === 'reversed' ? 'done' : 'caution'}
        role="status"
        title={t(`whyNot.${why ?? 'late'}.cause`)}
      >
        {why === 'noAccess' ? <NoGatewayAccess /> : t(`whyNot.${why ?? 'late'}.next`)}
      </Alert>
    );

  const { job, amount, until } = cancellation;
  const next = jobAfter({ job, until, money: trade.money });
  return (
    <>
      <dl className={facts.facts}>
        <dt>{t('job')}</dt>
        <dd>
          <strong>{t(`jobs.${job}`)}</strong>
        </dd>
        <dt>{t('amount')}</dt>
        <dd className="figure">
          <strong>{formatYen(amount)}</strong>
        </dd>
        <dt>{t('deadline')}</dt>
        <dd>
          {job === 'VOID' ? t('tonight') : t('until', { day: lastDay(until) })}
          {t(`after.${next ?? 'nothing'}`)}
        </dd>
      </dl>
      <p className={dialog.hint}>{t(`effects.${trade.money === 'HELD' ? 'held' : job}`)}</p>
      <LastAttempt attempt={cancellations.at(-1)} />
    </>
  );
}

/** An earlier try that did not move the money: why. */
function LastAttempt({ attempt }: { attempt: Attempt | undefined }) {
  const t = useTranslations('cancel');
  if (!attempt || (attempt.state !== 'REFUSED' && attempt.state !== 'NOT_DONE')) return null;
  const errors = attempt.errors.map(({ info, meaning }) => t('error', { info, meaning: meaning ?? '-' }));
  return (
    <Alert
      variant="default"
      data-level="caution"
      title={t(`lastAttempt.${attempt.state}`, { at: formatDateTime(attempt.requestedAt) })}
    >
      {errors.length > 0 ? errors.join(' ') : t('lastAttempt.next')}
    </Alert>
  );
}
