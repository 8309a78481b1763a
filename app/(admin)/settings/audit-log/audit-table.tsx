'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, type ResultOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { PageLink } from '../../page-link';
import table from '../../table.module.css';
import { TableHead } from '../../table-head';
import settingsClasses from '../settings.module.css';
import { auditActor } from './audit-actor';
import { isAuditKind } from './audit-groups';
import { AuditTable_entry } from './audit-table.fragment';
import { auditWords } from './audit-words';

const columns = ['at', 'actor', 'kind', 'about', 'detail'] as const;

/** Who did what, when and why; the latest first. */
export function AuditTable({ entries }: { entries: FragmentOf<typeof AuditTable_entry>[] }) {
  const say = useTranslations();
  const t = useTranslations('auditLog');
  const head = (column: (typeof columns)[number]) => t(`columns.${column}`);
  const cell = (column: (typeof columns)[number]) => ({ 'data-cell': column, 'data-label': head(column) });
  return (
    <table className={table.table}>
      <TableHead caption={t('title')} columns={columns} name={head} />
      {readFragment(AuditTable_entry, entries).map((entry) => (
        <tbody key={entry.id} className={table.row}>
          <tr>
            <td className="figure" {...cell('at')}>
              {formatDateTime(entry.at)}
            </td>
            <td {...cell('actor')} className={settingsClasses.words}>
              {auditActor(entry.actor, say)}
            </td>
            <th scope="row" {...cell('kind')}>
              {isAuditKind(entry.kind) ? t(`kinds.${entry.kind}`) : entry.kind}
            </th>
            <td className="figure" {...cell('about')}>
              <About entry={entry} />
            </td>
            <td {...cell('detail')} className={settingsClasses.words}>
              {auditWords(entry.detail, say).join(say('auditLog.separator')) || '-'}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function About({ entry: { abnormalOrder, order } }: { entry: ResultOf<typeof AuditTable_entry> }) {
  const [href, number] = abnormalOrder
    ? [`/abnormal-orders/${abnormalOrder.id}`, abnormalOrder.orderNumber]
    : [`/orders/${order?.id}`, order?.number];
  if (!number) return '-';
  return (
    <Anchor inherit underline="always" component={PageLink} href={href}>
      {number}
    </Anchor>
  );
}
