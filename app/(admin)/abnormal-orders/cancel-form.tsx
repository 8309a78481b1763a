'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import { StaleAlert } from '../live/stale-alert';
import type { RowFacts } from '../live/use-open-row';
import { useStaleGuard } from '../live/use-stale-guard';
import { type CancelDecision, CancelDecisionFields } from './cancel-decision';
import { CancelForm_abnormalOrder } from './cancel-form.fragment';
import { CancelRefusalAlert } from './cancel-refusal';
import { CancelStanding } from './cancel-standing';
import { CancelTarget } from './cancel-target';
import { useCancel } from './use-cancel';
import { whyNotCancelled } from './why-not-cancelled';

interface CancelFormProps {
  order: FragmentOf<typeof CancelForm_abnormalOrder>;
  facts: RowFacts;
  askAnew: () => Promise<RowFacts | null>;
  isPractice: boolean;
  onClose: () => void;
  onBusy: (isBusy: boolean) => void;
}

/** Left which trade it is, so that nobody cancels the wrong one; right what cancelling does and the decision. */
export function CancelForm({ order: masked, facts, askAnew, isPractice, onClose, onBusy }: CancelFormProps) {
  const t = useTranslations('cancel');
  const order = readFragment(CancelForm_abnormalOrder, masked);
  const { id, cancellation } = order;
  const email = (order.order ?? order.checkout)?.customer.email;
  const [decision, setDecision] = useState<CancelDecision>({
    reason: '',
    sendsMail: Boolean(email),
    draft: null,
    isSure: false,
  });
  const { cancel, refusal, isBusy } = useCancel(onClose);
  const why = whyNotCancelled(order);
  const isOffered = why === null && cancellation !== null && order.pendingCancellation === null;
  const guard = useStaleGuard({ facts, isBusy, askAnew });
  useEffect(() => {
    if (guard.version > 0) setDecision((made) => ({ ...made, isSure: false }));
  }, [guard.version]);
  const needsThought = order.status === 'RESTORABLE';

  async function submit() {
    if (!cancellation || !(await guard.mayAct())) return;
    onBusy(true);
    await cancel({
      abnormalOrderId: id,
      expectedJob: cancellation.job,
      expectedTotal: cancellation.amount,
      reason: decision.reason.trim() || null,
      sendCancellationMail: decision.sendsMail,
      mail: decision.sendsMail ? decision.draft : null,
    });
    onBusy(false);
  }

  return (
    <div className={dialog.body}>
      {isPractice && <p className={dialog.practice}>{t('practice')}</p>}
      <div className={dialog.columns}>
        <section className={dialog.column}>
          <CancelTarget order={order} />
        </section>
        <section className={dialog.column}>
          <CancelStanding order={order} why={why} isBusy={isBusy} />
          {isOffered && (
            <CancelDecisionFields
              id={id}
              hasAddress={Boolean(email)}
              needsThought={needsThought}
              decision={decision}
              onDecide={setDecision}
            />
          )}
        </section>
      </div>
      <footer className={dialog.foot}>
        <StaleAlert guard={guard} facts={facts} mayGoOn={isOffered} />
        {refusal && !isBusy && !guard.happened && <CancelRefusalAlert refusal={refusal} order={order} />}
        {isBusy && (
          <p className={dialog.hint} role="status">
            {t('working')}
          </p>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {t('close')}
          </Button>
          {(isOffered || isBusy) && cancellation && guard.happened === null && (
            <Button
              color="red"
              loading={isBusy || guard.isChecking}
              disabled={needsThought && !decision.isSure}
              onClick={submit}
            >
              {t(`${decision.sendsMail ? 'submitWithMail' : 'submit'}.${cancellation.job}`, {
                total: formatYen(cancellation.amount),
              })}
            </Button>
          )}
        </div>
      </footer>
    </div>
  );
}
