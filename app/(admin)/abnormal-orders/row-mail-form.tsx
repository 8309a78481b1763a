'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import facts from '../facts.module.css';
import { MailForm, type MailStart } from '../mail-form';
import { mailsOfRow } from '../offered-mail';
import { RowMailForm_abnormalOrder } from './row-mail-form.fragment';

interface RowMailFormProps {
  order: FragmentOf<typeof RowMailForm_abnormalOrder>;
  mayWrite: boolean;
  isPractice: boolean;
  start: MailStart | null;
  onClose: () => void;
}

export function RowMailForm({ order: masked, mayWrite, isPractice, start, onClose }: RowMailFormProps) {
  const t = useTranslations();
  const row = readFragment(RowMailForm_abnormalOrder, masked);
  const [first, ...others] = mailsOfRow(row, { mayWrite });
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
        <MailForm offered={[first, ...others]} mails={row.mails} start={start} isInDialog onSent={onClose} />
      ) : (
        <p className={dialog.hint}>{t('mailForm.nothingFits')}</p>
      )}
    </div>
  );
}
