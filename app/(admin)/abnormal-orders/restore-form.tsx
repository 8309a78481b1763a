'use client';
import { Alert, Button, Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import { ConfirmationMailEditor } from '../confirmation-mail-editor';
import dialog from '../dialog.module.css';
import { StaleAlert } from '../live/stale-alert';
import type { RowFacts } from '../live/use-open-row';
import { useStaleGuard } from '../live/use-stale-guard';
import type { MailDraft } from '../mail-editor';
import { useWho } from '../who';
import { cancelWay } from './cancel-way';
import { CheckoutSummary } from './checkout-summary';
import { GatewaySilence } from './gateway-silence';
import { type PreflightFacts, preflight } from './preflight';
import { PreflightList } from './preflight-list';
import { ReorderComparison } from './reorder-comparison';
import { RestoreForm_abnormalOrder } from './restore-form.fragment';
import { useRestore } from './use-restore';

interface RestoreFormProps {
  order: FragmentOf<typeof RestoreForm_abnormalOrder>;
  facts: RowFacts;
  askAnew: () => Promise<RowFacts | null>;
  isPractice: boolean;
  onClose: () => void;
}

export function RestoreForm({
  order: masked,
  facts: standing,
  askAnew,
  isPractice,
  onClose,
}: RestoreFormProps) {
  const t = useTranslations('restore');
  const who = useWho();
  const order = readFragment(RestoreForm_abnormalOrder, masked);
  const { checkout, trade } = order;
  const hasAddress = Boolean(checkout?.customer.email);
  const [sendsMail, setSendsMail] = useState(hasAddress);
  const [draft, setDraft] = useState<MailDraft | null>(null);
  const { restore, refusal, isBusy } = useRestore(onClose);
  const guard = useStaleGuard({ facts: standing, isBusy, askAnew });
  // Of the facts that were looked at: new ones ask for it again.
  const [sureOf, setSureOf] = useState<number | null>(null);
  const isSure = sureOf === guard.version;
  const facts = {
    money: trade.money,
    charged: trade.total,
    expected: checkout?.total ?? null,
    orderExists: order.order !== null,
    warnings: order.warnings,
    reorderCount: order.possibleReorders.length,
    isSettling: order.isSettling,
    gateway: gatewayCheck(who.hasGatewayAccess, refusal?.isGatewaySilent ?? false),
    isBeingCancelled: order.pendingCancellation !== null,
    cancelWay: cancelWay(order, who),
  };
  const checks = preflight(facts);
  const needsThought = checks.some(({ finding }) => finding === 'reorder.possible');
  const mayRestore = order.allowedActions.includes('RESTORE') && (isSure || !needsThought);

  async function submit({ withoutGatewayCheck }: { withoutGatewayCheck: boolean }) {
    if (!(await guard.mayAct())) return;
    await restore({
      id: order.id,
      sendConfirmationMail: sendsMail,
      mail: sendsMail ? draft : null,
      withoutGatewayCheck,
    });
  }

  return (
    <div className={dialog.body}>
      {isPractice && <p className={dialog.practice}>{t('practice')}</p>}
      <div className={dialog.columns}>
        <section className={dialog.column}>
          {checkout && <CheckoutSummary number={order.orderNumber} checkout={checkout} />}
          <h3>{t('checks')}</h3>
          <PreflightList checks={checks} facts={facts} />
          {checkout && order.possibleReorders.length > 0 && (
            <ReorderComparison
              number={order.orderNumber}
              checkout={checkout}
              orders={order.possibleReorders}
            />
          )}
          {needsThought && (
            <Checkbox
              label={t('notReordered')}
              checked={isSure}
              onChange={({ currentTarget }) => setSureOf(currentTarget.checked ? guard.version : null)}
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
            <ConfirmationMailEditor of={{ abnormalOrderId: order.id }} draft={draft} onChange={setDraft} />
          ) : (
            <p className={dialog.hint}>{t('withoutMail')}</p>
          )}
        </section>
      </div>
      <footer className={dialog.foot}>
        <StaleAlert guard={guard} facts={standing} mayGoOn={standing.allowedActions.includes('RESTORE')} />
        {refusal?.isGatewaySilent && !guard.happened && (
          <GatewaySilence
            cause={refusal.cause}
            next={refusal.next}
            isBusy={isBusy}
            onGoOn={() => submit({ withoutGatewayCheck: true })}
          />
        )}
        {refusal && !refusal.isGatewaySilent && !guard.happened && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        {isBusy && facts.gateway !== 'noAccess' && (
          <p className={dialog.hint} role="status">
            {t('working')}
          </p>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          {guard.happened === null && (
            <Button
              loading={isBusy || guard.isChecking}
              disabled={!mayRestore}
              onClick={() => submit({ withoutGatewayCheck: false })}
            >
              {t(sendsMail ? 'submitWithMail' : 'submit', { total: formatYen(trade.total) })}
            </Button>
          )}
        </div>
      </footer>
    </div>
  );
}

function gatewayCheck(hasAccess: boolean, isSilent: boolean): PreflightFacts['gateway'] {
  if (!hasAccess) return 'noAccess';
  return isSilent ? 'silent' : 'asked';
}
