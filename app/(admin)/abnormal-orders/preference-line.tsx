'use client';
import { Button } from '@mantine/core';
import { MessageCircleQuestion, MessageCircleReply } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { useWho } from '../who';
import { cancelWay } from './cancel-way';
import { PreferenceLine_abnormalOrder } from './preference-line.fragment';
import classes from './preference-line.module.css';

interface PreferenceLineProps {
  order: FragmentOf<typeof PreferenceLine_abnormalOrder>;
  /** Opens ご希望確認 for this row; absent: it is offered elsewhere on the screen. */
  onAsk?: (id: string) => void;
}

/** ご希望: the way to ask the customer of an unrecoverable row, then that they were asked, then what they chose and what to do. */
export function PreferenceLine({ order: masked, onAsk }: PreferenceLineProps) {
  const t = useTranslations('preference');
  const who = useWho();
  const word = useTranslations('nextStep');
  const {
    id,
    orderNumber,
    customerPreference: asked,
    ...row
  } = readFragment(PreferenceLine_abnormalOrder, masked);
  const mayAsk = onAsk && row.allowedActions.includes('REQUEST_PREFERENCE');
  if (!asked && !mayAsk) return null;
  const Icon = asked?.choice ? MessageCircleReply : MessageCircleQuestion;
  return (
    <span className={classes.line} data-preference={asked?.choice ?? (asked ? 'WAITING' : 'NONE')}>
      {asked && (
        <span className={classes.mark} data-answered={asked.choice !== null}>
          <Icon size={13} aria-hidden="true" />
          {asked.choice ? t('chosen', { choice: t(`choices.${asked.choice}`) }) : t('waiting')}
        </span>
      )}
      {asked && (
        <span>
          {asked.answeredAt
            ? t('answeredAt', { at: formatDateTime(asked.answeredAt) })
            : t('askedAt', { at: formatDateTime(asked.requestedAt), by: asked.requestedBy })}
          {asked.note && <q className={classes.note}>{asked.note}</q>}
          <strong className={classes.step}>
            {t(`steps.${asked.nextStep}`, { cancel: word(`cancel.${cancelWay(row, who)}`) })}
          </strong>
        </span>
      )}
      {mayAsk && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('askOf', { number: orderNumber })}
          onClick={() => onAsk(id)}
        >
          {t(asked ? 'askAgain' : 'ask')}
        </Button>
      )}
    </span>
  );
}
