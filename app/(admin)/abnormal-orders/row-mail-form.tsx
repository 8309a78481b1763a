'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import facts from '../facts.module.css';
import { StaleAlert } from '../live/stale-alert';
import type { RowFacts } from '../live/use-open-row';
import { useStaleGuard } from '../live/use-stale-guard';
import { MailForm, type MailStart } from '../mail-form';
import { mailsOfRow } from '../offered-mail';
import { RowMailForm_abnormalOrder } from './row-mail-form.fragment';

interface RowMailFormProps {
  order: FragmentOf<typeof RowMailForm_abnormalOrder>;
  facts: RowFacts;
  askAnew: () => Promise<RowFacts | null>;
  mayWrite: boolean;
  isPractice: boolean;
  start: MailStart | null;
  onClose: () => void;
}

export function RowMailForm({
  order: masked,
  facts: standing,
  askAnew,
  mayWrite,
  isPractice,
  start,
  onClose,
}: RowMailFormProps) {
  const t = useTranslations();
  const row = readFragment(RowMailForm_abnormalOrder, masked);
  const [first, ...others] = mailsOfRow(row, { mayWrite });
  const [isBusy, setIsBusy] = useState(false);
  const guard = useStaleGuard({ facts: standing, isBusy, askAnew });
  const customer = (row.order ?? row.checkout)?.customer;
  return (
    <div className={dialog.body}>
      {isPractice && <p className={dialog.practice}>{t('mailForm.practice')}</p>}
      <dl className={facts.facts}>
        <dt>{t('order.number')}</dt>
        <dd className="figure">
          <strong>{row.orderNumber}</strong>
        </dd>
        <dt>{t('order.customer')}</dt>
        <dd>{customer?.name ?? '-'}</dd>
        <dt>{t('mailForm.charged')}</dt>
        <dd className="figure">
          {t('mailForm.chargedOf', {
            total: formatYen(row.trade.total),
            money: t(`comparison.moneyWords.${row.trade.money}`),
          })}
        </dd>
      </dl>
      {first ? (
        <MailForm
          offered={[first, ...others]}
          mails={row.mails}
          start={start}
          onClose={onClose}
          guard={{
            isHeld: guard.happened !== null,
            isChecking: guard.isChecking,
            mayAct: guard.mayAct,
            note: <StaleAlert guard={guard} facts={standing} mayGoOn={standing.isListed} />,
          }}
          onBusy={setIsBusy}
          onSent={onClose}
        />
      ) : (
        <>
          <p className={dialog.hint}>{t('mailForm.nothingFits')}</p>
          <footer className={dialog.foot}>
            <div className={dialog.buttons}>
              <Button variant="default" onClick={onClose}>
                {t('mailForm.close')}
              </Button>
            </div>
          </footer>
        </>
      )}
    </div>
  );
}
