'use client';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../format-yen';
import type { CancelJob } from './cancel-deadline';
import type { CancelRefusal } from './use-cancel';

interface CancelRefusalAlertProps {
  refusal: CancelRefusal;
  order: {
    cancellation: { job: CancelJob; amount: number } | null;
    pendingCancellation: object | null;
    cancellations: ReadonlyArray<{
      state: string;
      errors: ReadonlyArray<{ info: string; meaning: string | null }>;
    }>;
  };
}

/** Why it was not cancelled: what is known, what not, and what to do. */
export function CancelRefusalAlert({ refusal: { kind, obstacle, detail }, order }: CancelRefusalAlertProps) {
  const t = useTranslations('cancel.refusals');
  const word = useTranslations('cancel');
  const { cancellation, pendingCancellation, cancellations } = order;
  // The alert beside the facts says what was ordered and that GMOPG is being asked.
  if (kind === 'GatewayUnavailable' && pendingCancellation) return null;
  if (kind === 'CancellationChanged' && cancellation)
    return (
      <Alert variant="default" data-level="caution" role="alert" title={t('CancellationChanged.cause')}>
        {t('CancellationChanged.next', {
          job: word(`jobs.${cancellation.job}`),
          total: formatYen(cancellation.amount),
        })}
      </Alert>
    );
  const last = cancellations.at(-1);
  const errors =
    obstacle === 'REFUSED' && last?.state === 'REFUSED'
      ? last.errors.map(({ info, meaning }) => word('error', { info, meaning: meaning ?? '-' })).join(' ')
      : '';
  const said = obstacle === null ? '' : errors || t(`obstacles.${obstacle}`);
  const shown = kind === 'InvalidInput' ? detail : said;
  return (
    <Alert
      variant="default"
      data-level={kind === 'GatewayUnavailable' ? 'caution' : 'stop'}
      role="alert"
      title={t(`${kind}.cause`)}
    >
      {t(`${kind}.next`, { detail: shown })}
    </Alert>
  );
}
