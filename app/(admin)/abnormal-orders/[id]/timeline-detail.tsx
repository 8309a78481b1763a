'use client';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../../format-yen';
import { GatewayStatus } from '../../gateway-status';
import { mailKinds } from '../../mail-kind';
import classes from './timeline.module.css';

const jobs = ['VOID', 'RETURN', 'RETURNX'] as const;
const choices = ['REORDER', 'CANCEL', 'CONTACT'] as const;
const purposes = ['PREFLIGHT', 'CANCEL', 'REFRESH', 'OUTCOME', 'RECONCILIATION', 'LOOKUP'] as const;

/** What an entry's JSON tells a person: the job and the money, GMOPG's answer, which mail, reasons and last words. */
export function TimelineDetail({ kind, detail }: { kind: string; detail: unknown }) {
  const t = useTranslations('timeline');
  const word = useTranslations('cancel.jobs');
  const mailWord = useTranslations('mailKinds');
  const choiceWord = useTranslations('preference.choices');
  const fields = new Map<string, unknown>(
    typeof detail === 'object' && detail !== null ? Object.entries(detail) : [],
  );
  const job = jobs.find((one) => one === fields.get('job'));
  const purpose = purposes.find((one) => one === fields.get('purpose'));
  const mailKind = mailKinds.find((one) => one === fields.get('mailKind'));
  const choice = choices.find((one) => one === fields.get('choice'));
  const total = fields.get('total');
  const status = fields.get('gatewayStatus');
  // That it worked is what the kind says already.
  const message = kind === 'TRADE_CANCELLED' ? [] : ['message'];
  const said = ['reason', 'note', 'to', ...message, 'lastError']
    .map((name) => fields.get(name))
    .filter((text) => typeof text === 'string' && text !== '');
  const parts = [
    job && word(job),
    mailKind && mailWord(mailKind),
    choice && choiceWord(choice),
    typeof status === 'string' && <GatewayStatus key="status" status={status} />,
    fields.get('outcome') === 'NOT_FOUND' && t('notFound'),
    typeof total === 'number' && formatYen(total),
    purpose && t(`purposes.${purpose}`),
  ].filter((part) => part !== undefined && part !== false);
  return (
    <>
      {parts.length > 0 && (
        <span className={classes.facts}>
          {parts.map((part, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one entry never change places.
            <span key={position}>{part}</span>
          ))}
        </span>
      )}
      {said.length > 0 && <span className={classes.why}>{said.join(' / ')}</span>}
    </>
  );
}
