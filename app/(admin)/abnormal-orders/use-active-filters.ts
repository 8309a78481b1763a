'use client';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../format-yen';
import type { ListFilter, ListUrl } from './abnormal-orders-url';
import { momentInWords } from './jst-moment';
import type { TimeSpan } from './time-span';

export interface ActiveFilter {
  key: 'received' | 'ordered' | 'total' | 'open' | 'deadline' | 'settling' | 'deleted';
  words: string;
  /** Takes it out of the URL. */
  without: Partial<ListUrl>;
}

/** Every filter of the URL in words, but for the tab and the search. */
export function useActiveFilters(url: ListFilter): ActiveFilter[] {
  const t = useTranslations('filters');
  const ladder = useTranslations('ladder');
  const span = ({ preset, from, to }: TimeSpan) => {
    if (preset) return t(`presets.${preset}`);
    const [start, end] = [from ? momentInWords(from) : '', to ? momentInWords(to) : ''];
    if (start === end) return start;
    if (end === '') return t('spanFrom', { from: start });
    return start === '' ? t('spanTo', { to: end }) : t('range', { from: start, to: end });
  };
  const received = span({ preset: url.received, from: url.receivedFrom, to: url.receivedTo });
  const ordered = span({ preset: url.ordered, from: url.orderedFrom, to: url.orderedTo });
  const yen = ({ minTotal, maxTotal }: ListFilter) => {
    const [from, to] = [minTotal, maxTotal].map((end) => (end === null ? '' : formatYen(end)));
    if (from === to) return from ?? '';
    if (!to) return t('rangeFrom', { from: from ?? '' });
    return from ? t('range', { from, to }) : t('rangeTo', { to });
  };
  const filters: Array<ActiveFilter | false> = [
    received !== '' && {
      key: 'received',
      words: t('receivedIn', { span: received }),
      without: { received: null, receivedFrom: null, receivedTo: null },
    },
    ordered !== '' && {
      key: 'ordered',
      words: t('orderedIn', { span: ordered }),
      without: { ordered: null, orderedFrom: null, orderedTo: null },
    },
    yen(url) !== '' && {
      key: 'total',
      words: t('totalIn', { span: yen(url) }),
      without: { minTotal: null, maxTotal: null },
    },
    url.open && { key: 'open', words: t('open'), without: { open: false } },
    url.deadline !== null && {
      key: 'deadline',
      words: ladder(`rungs.${url.deadline}`),
      without: { deadline: null },
    },
    url.settling && { key: 'settling', words: t('settling'), without: { settling: false } },
    url.deleted && { key: 'deleted', words: t('deleted'), without: { deleted: false } },
  ];
  return filters.filter((filter) => filter !== false);
}
