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
    return start === end ? start : t('range', { from: start, to: end });
  };
  const received = span({ preset: url.received, from: url.receivedFrom, to: url.receivedTo });
  const ordered = span({ preset: url.ordered, from: url.orderedFrom, to: url.orderedTo });
  const total = totalInWords(url, (ends) => t('range', ends));
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
    total !== '' && {
      key: 'total',
      words: t('totalIn', { span: total }),
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

function totalInWords(
  { minTotal, maxTotal }: ListFilter,
  range: (ends: { from: string; to: string }) => string,
): string {
  if (minTotal === null && maxTotal === null) return '';
  const [from, to] = [minTotal, maxTotal].map((end) => (end === null ? '' : formatYen(end)));
  return from === to ? (from ?? '') : range({ from: from ?? '', to: to ?? '' });
}
