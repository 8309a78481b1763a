'use client';
import { Alert, Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
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
  /** Closes the dialog that it stands in, whose foot stays in sight; absent: it stands on a page. */
  onClose?: () => void;
  /** Absent: nothing else decides whether it may be sent. */
  guard?: MailGuard;
  onBusy?: (isBusy: boolean) => void;
  onSent?: () => void;
}

interface MailGuard {
  /** What it is about changed: the note stands where the button was. */
  isHeld: boolean;
  isChecking: boolean;
  mayAct: () => Promise<boolean>;
  note: ReactNode;
}

/** メール送信フォーム: the kind, the mail as the customer will read it, and what came of the last one of that kind. */
export function MailForm({ offered, mails, start, onClose, guard, onBusy, onSent }: MailFormProps) {
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

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (guard?.isHeld || (guard && !(await guard.mayAct()))) return;
    onBusy?.(true);
    await send({ ...chosen, to: 'orderId' in chosen.about ? null : to?.trim() || null, mail: draft });
    onBusy?.(false);
  }

  return (
    <form className={dialog.body} onSubmit={submit}>
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
      <footer className={onClose ? dialog.foot : dialog.inline}>
        {guard?.note}
        {refusal && !guard?.isHeld && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <div className={dialog.buttons}>
          {onClose && (
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          )}
          {!guard?.isHeld && (
            <Button type="submit" loading={isBusy || (guard?.isChecking ?? false)}>
              {t(state === 'SENT' ? 'sendAgain' : 'send', { kind: word(chosen.kind) })}
            </Button>
          )}
        </div>
      </footer>
    </form>
  );
}
