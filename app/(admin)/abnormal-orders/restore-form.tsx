'use client';
import { Alert, Button, Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import { type MailDraft, MailEditor } from '../mail-editor';
import { CheckoutSummary } from './checkout-summary';
import { preflight } from './preflight';
import { PreflightList } from './preflight-list';
import { ReorderList } from './reorder-list';
import { RestoreForm_abnormalOrder } from './restore-form.fragment';
import { useRestore } from './use-restore';

interface RestoreFormProps {
  order: FragmentOf<typeof RestoreForm_abnormalOrder>;
  isPractice: boolean;
  onClose: () => void;
}

export function RestoreForm({ order: masked, isPractice, onClose }: RestoreFormProps) {
  const t = useTranslations('restore');
  const order = readFragment(RestoreForm_abnormalOrder, masked);
  const { checkout, trade } = order;
  const hasAddress = Boolean(checkout?.customer.email);
  const [sendsMail, setSendsMail] = useState(hasAddress);
  const [draft, setDraft] = useState<MailDraft | null>(null);
  const [isSure, setIsSure] = useState(false);
  const { restore, refusal, isBusy } = useRestore(onClose);
  const facts = {
    money: trade.money,
    charged: trade.total,
    expected: checkout?.total ?? null,
    orderExists: order.order !== null,
    warnings: order.warnings,
    reorderCount: order.possibleReorders.length,
    isSettling: order.isSettling,
  };
  const checks = preflight(facts);
  const needsThought = checks.some(({ finding }) => finding === 'reorder.possible');
  const mayRestore = order.allowedActions.includes('RESTORE') && (isSure || !needsThought);

  return (
    <div className={dialog.body}>
      {isPractice && <p className={dialog.practice}>{t('practice')}</p>}
      <div className={dialog.columns}>
        <section className={dialog.column}>
          {checkout && <CheckoutSummary number={order.orderNumber} checkout={checkout} />}
          <h3>{t('checks')}</h3>
          <PreflightList checks={checks} facts={facts} />
          {order.possibleReorders.length > 0 && <ReorderList orders={order.possibleReorders} />}
          {needsThought && (
            <Checkbox
              label={t('notReordered')}
              checked={isSure}
              onChange={({ currentTarget }) => setIsSure(currentTarget.checked)}
            />
          )}
        </section>
        <section className={dialog.column}>
          <Checkbox
            label={t('sendMail')}
            description={hasAddress ? undefined : t('noAddress')}
            disabled={!hasAddress}
            checked={sendsMail}
            onChange={({ currentTarget }) => setSendsMail(currentTarget.checked)}
          />
          {sendsMail ? (
            <MailEditor of={{ abnormalOrderId: order.id }} draft={draft} onChange={setDraft} />
          ) : (
            <p className={dialog.hint}>{t('withoutMail')}</p>
          )}
        </section>
      </div>
      <footer className={dialog.foot}>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button
            loading={isBusy}
            disabled={!mayRestore}
            onClick={() =>
              restore({ id: order.id, sendConfirmationMail: sendsMail, mail: sendsMail ? draft : null })
            }
          >
            {t(sendsMail ? 'submitWithMail' : 'submit', { total: formatYen(trade.total) })}
          </Button>
        </div>
      </footer>
    </div>
  );
}
