'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import facts from '../facts.module.css';
import { StaleAlert } from '../live/stale-alert';
import type { RowFacts } from '../live/use-open-row';
import { useStaleGuard } from '../live/use-stale-guard';
import { useWho } from '../who';
import { cancelWay } from './cancel-way';
import { DeleteForm_abnormalOrder } from './delete-form.fragment';
import { DeleteReason } from './delete-reason';
import { useDelete } from './use-delete';

interface DeleteFormProps {
  order: FragmentOf<typeof DeleteForm_abnormalOrder>;
  facts: RowFacts;
  askAnew: () => Promise<RowFacts | null>;
  onClose: () => void;
}

export function DeleteForm({ order: masked, facts: standing, askAnew, onClose }: DeleteFormProps) {
  const t = useTranslations('deletion');
  const who = useWho();
  const order = readFragment(DeleteForm_abnormalOrder, masked);
  const isCharged = order.trade.money === 'HELD' || order.trade.money === 'TAKEN';
  const [reason, setReason] = useState('');
  const { remove, refusal, isBusy } = useDelete(onClose);
  const guard = useStaleGuard({ facts: standing, isBusy, askAnew });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (guard.happened === null && (await guard.mayAct())) await remove(standing, reason);
  }

  return (
    <form className={dialog.body} onSubmit={submit}>
      <dl className={facts.facts}>
        <dt>{t('number')}</dt>
        <dd className="figure">
          <strong>{order.orderNumber}</strong>
        </dd>
        <dt>{t('customer')}</dt>
        <dd>{order.checkout?.customer.name ?? '-'}</dd>
        <dt>{t('charged')}</dt>
        <dd className="figure">
          {formatYen(order.trade.total)} {t(`money.${order.trade.money}`)}
        </dd>
      </dl>
      {isCharged ? (
        <Alert
          variant="default"
          data-level="caution"
          title={t('stillCharged', { total: formatYen(order.trade.total) })}
        >
          {t(`stillChargedNext.${cancelWay(order, who)}`)}
        </Alert>
      ) : (
        <p className={dialog.hint}>{t('hint')}</p>
      )}
      <DeleteReason isRequired={isCharged} onChange={setReason} />
      <footer className={dialog.foot}>
        <StaleAlert guard={guard} facts={standing} mayGoOn={standing.allowedActions.includes('DELETE')} />
        {refusal && !guard.happened && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          {guard.happened === null && (
            <Button
              type="submit"
              color="red"
              loading={isBusy || guard.isChecking}
              disabled={isCharged && reason === ''}
            >
              {t('submit')}
            </Button>
          )}
        </div>
      </footer>
    </form>
  );
}
