'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import type { MailStart } from '../../mail-form';
import { MailHistory } from '../../mail-history';
import { mailsOfRow } from '../../offered-mail';
import { MailDialog } from '../mail-dialog';
import { RowMails_abnormalOrder } from './row-mails.fragment';
import classes from './row-mails.module.css';

interface RowMailsProps {
  order: FragmentOf<typeof RowMails_abnormalOrder>;
  mayWrite: boolean;
}

/** Every mail about a row, and the way to write another or to send one again. */
export function RowMails({ order: masked, mayWrite }: RowMailsProps) {
  const t = useTranslations('abnormalOrder');
  const row = readFragment(RowMails_abnormalOrder, masked);
  const [open, setOpen] = useState<{ start: MailStart | null } | null>(null);
  const offered = mailsOfRow(row, { mayWrite });
  return (
    <>
      <MailHistory
        mails={row.mails}
        onSendAgain={(start) => setOpen({ start })}
        kinds={offered.map(({ kind }) => kind)}
      />
      {offered.length > 0 && (
        <div className={classes.write}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen({ start: null })}>
            {t('writeMail')}
          </Button>
        </div>
      )}
      <MailDialog id={open ? row.id : null} start={open?.start ?? null} onClose={() => setOpen(null)} />
    </>
  );
}
