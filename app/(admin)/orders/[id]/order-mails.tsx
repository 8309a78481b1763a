'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import dialog from '../../dialog.module.css';
import { MailForm } from '../../mail-form';
import { type MailAgain, MailHistory } from '../../mail-history';
import { mailsOfOrder } from '../../offered-mail';
import panel from '../../panel.module.css';
import { OrderMails_order } from './order-mails.fragment';

interface OrderMailsProps {
  order: FragmentOf<typeof OrderMails_order>;
  maySend: boolean;
}

/** メール送信フォーム with what was sent below it; an old mail can be put back into the form. */
export function OrderMails({ order: masked, maySend }: OrderMailsProps) {
  const t = useTranslations();
  const order = readFragment(OrderMails_order, masked);
  const [again, setAgain] = useState<MailAgain | null>(null);
  const [first, ...others] = mailsOfOrder(order);
  const whyNot = whyNotSent({
    hasAddress: Boolean(order.customer.email),
    maySend,
    fits: first !== undefined,
  });
  const sendAgain = (mail: MailAgain) => {
    setAgain(mail);
    document.getElementById('mail')?.scrollIntoView();
  };
  return (
    <>
      <section className={panel.box} id="mail">
        <h2>{t('orderPage.mailForm')}</h2>
        {whyNot && <p className={dialog.hint}>{t(`mailForm.${whyNot}`)}</p>}
        {!whyNot && first && (
          // Anew for each mail that is to be sent again.
          <MailForm key={again?.id} offered={[first, ...others]} mails={order.mails} start={again} />
        )}
      </section>
      <section className={panel.box}>
        <h2>{t('orderPage.mailHistory')}</h2>
        <MailHistory
          mails={order.mails}
          onSendAgain={whyNot ? undefined : sendAgain}
          kinds={[first, ...others].flatMap((offered) => offered?.kind ?? [])}
        />
      </section>
    </>
  );
}

function whyNotSent({ hasAddress, maySend, fits }: { hasAddress: boolean; maySend: boolean; fits: boolean }) {
  if (!hasAddress) return 'noAddress';
  if (!maySend) return 'notAllowed';
  return fits ? null : 'cancelled';
}
