'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { formatYen } from '../../../format-yen';
import { RawFields } from '../../raw-fields';
import { NoticeList_notice } from './notice-list.fragment';
import classes from './notice-list.module.css';

/** Every notice of the trade, newest first, with what GMOPG wrote in it. */
export function NoticeList({ notices }: { notices: FragmentOf<typeof NoticeList_notice>[] }) {
  const t = useTranslations('notice');
  return (
    <ol className={classes.list}>
      {readFragment(NoticeList_notice, notices).map((notice) => (
        <li key={notice.id}>
          <div className={classes.head}>
            <span className="figure">{formatDateTime(notice.receivedAt)}</span>
            <strong>{notice.gatewayStatus ?? notice.jobCode ?? '-'}</strong>
            <span className="figure">{notice.total === null ? '-' : formatYen(notice.total)}</span>
            <span className={classes.quiet}>{t('deliveries', { count: notice.deliveries })}</span>
            <span className={classes.quiet}>{t('from', { address: notice.sourceAddress ?? '-' })}</span>
          </div>
          {notice.errors.map((error) => (
            <p key={`${error.code} ${error.info}`} className={classes.error}>
              {t('error', { code: error.code, info: error.info, meaning: error.meaning ?? t('noMeaning') })}
            </p>
          ))}
          <RawFields fields={notice.fields} />
        </li>
      ))}
    </ol>
  );
}
