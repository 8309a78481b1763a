'use client';
import { Alert, Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import dialog from './dialog.module.css';
import { KindMailEditor } from './kind-mail-editor';
import type { MailDraft } from './mail-editor';
import type { MailKind } from './mail-kind';
import { type ConfirmationMail, mailStateOf } from './mail-state';
import type { OfferedMail } from './offered-mail';
import { useSendMail } from './use-send-mail';
import { useToast } from './use-toast';

/** What the form begins with: a kind, and where a mail is sent again its words and its address. */
export interface MailStart {
  kind: MailKind;
  to: string | null;
  draft: MailDraft | null;
}

interface MailFormProps {
  /** What can be sent truthfully; at least one, the usual first. */
  offered: readonly [OfferedMail, ...OfferedMail[]];
  mails: readonly ConfirmationMail[];
  start: MailStart | null;
  /** In a dialog the button stays in sight. */
  isInDialog?: boolean;
  onSent?: () => void;
}

/** メール送信フォーム: the kind, the mail as the customer will read it, and what came of the last one of that kind. */
export function MailForm({ offered, mails, start, isInDialog = false, onSent }: MailFormProps) {
  const t = useTranslations('mailForm');
  const word = useTranslations('mailKinds');
  const toast = useToast();
  const [kind, setKind] = useState(start?.kind ?? offered[0].kind);
  const [draft, setDraft] = useState<MailDraft | null>(start?.draft ?? null);
  const [to, setTo] = useState<string | null>(start?.to ?? null);
  const chosen = offered.find((one) => one.kind === kind) ?? offered[0];
  const state = mailStateOf(mails, chosen.kind);
  const { send, refusal, isBusy } = useSendMail((address) => {
    setDraft(null);
    toast({ color: 'green', message: t('queued', { kind: word(chosen.kind), to: address }) });
    onSent?.();
  });

  return (
    <form
      className={dialog.body}
      onSubmit={(event) => {
        event.preventDefault();
        send({ ...chosen, to: 'orderId' in chosen.about ? null : to?.trim() || null, mail: draft });
      }}
    >
      <NativeSelect
        label={t('kind')}
        value={chosen.kind}
        data={offered.map((one) => ({ value: one.kind, label: word(one.kind) }))}
        onChange={({ currentTarget: { value } }) => {
          setKind(offered.find((one) => one.kind === value)?.kind ?? kind);
          setDraft(null);
        }}
      />
      <p className={dialog.hint}>{t(`purpose.${chosen.kind}`)}</p>
      {state !== 'NONE' && <p className={dialog.hint}>{t(`before.${state}`, { kind: word(chosen.kind) })}</p>}
      <KindMailEditor
        key={chosen.kind}
        offered={chosen}
        draft={draft}
        onChange={setDraft}
        to={to}
        onTo={setTo}
      />
      <footer className={isInDialog ? dialog.foot : dialog.inline}>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <div className={dialog.buttons}>
          <Button type="submit" loading={isBusy}>
            {t(state === 'SENT' ? 'sendAgain' : 'send', { kind: word(chosen.kind) })}
          </Button>
        </div>
      </footer>
    </form>
  );
}
