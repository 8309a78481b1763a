'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { EmptyState } from '../../drawn-state';
import { MailStateLabel } from '../../mail-state-label';
import panel from '../../panel.module.css';
import table from '../../table.module.css';
import { TableHead } from '../../table-head';
import { AlertHistory_alert } from './alert-history.fragment';
import classes from './alerts.module.css';

const columns = ['at', 'kind', 'mails'] as const;

/** The last alerts, and whether their mails arrived. */
export function AlertHistory({ alerts }: { alerts: FragmentOf<typeof AlertHistory_alert>[] }) {
  const t = useTranslations('alerts');
  const name = (column: (typeof columns)[number]) => t(`columns.${column}`);
  return (
    <section className={panel.panel} data-alone aria-label={t('history')}>
      {alerts.length === 0 ? (
        <EmptyState kind="quiet" title={t('noneYet')}>
          {t('noneYetNext')}
        </EmptyState>
      ) : (
        <table className={table.table}>
          <TableHead caption={t('history')} columns={columns} name={name} />
          {readFragment(AlertHistory_alert, alerts).map(({ id, at, kind, rows, mails }) => (
            <tbody key={id} className={table.row}>
              <tr>
                <td className="figure" data-label={name('at')}>
                  {formatDateTime(at)}
                </td>
                <th scope="row">{t(`told.${kind}`, { rows: rows ?? 0 })}</th>
                <td data-label={name('mails')}>
                  {mails.length === 0 && t('notSent')}
                  <ul className={classes.mails}>
                    {mails.map((mail) => (
                      <li key={mail.id}>
                        <MailStateLabel state={mail.keptAsFile ? 'KEPT' : mail.state} />
                        <span>{mail.to}</span>
                        {mail.lastError && <span className={classes.error}>{mail.lastError}</span>}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}
