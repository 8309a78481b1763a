'use client';
import { Button, NativeSelect } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { firstPage, type ListPage, pageNumber, pageSizes, rowsShown } from './list-page';
import { Pager_pageInfo } from './pager.fragment';
import classes from './pager.module.css';

interface PagerProps {
  at: ListPage;
  total: number;
  rowCount: number;
  pageInfo: FragmentOf<typeof Pager_pageInfo>;
  onMove: (to: Partial<ListPage>) => void;
}

export function Pager({ at, total, rowCount, pageInfo, onMove }: PagerProps) {
  const t = useTranslations('pager');
  const { hasNextPage, startCursor, endCursor } = readFragment(Pager_pageInfo, pageInfo);
  const page = pageNumber(at);
  // Stepping back to the first page drops the cursor, so that rows that came meanwhile stand on it.
  const previous = page <= 2 ? firstPage : { page: page - 1, before: startCursor, after: null };
  return (
    <nav className={classes.pager} aria-label={t('label')}>
      <span className="figure">{t('shown', { total, ...rowsShown(at, rowCount) })}</span>
      <Button
        variant="default"
        size="xs"
        leftSection={<ChevronLeft size={14} />}
        disabled={page <= 1}
        onClick={() => onMove(previous)}
      >
        {t('previous')}
      </Button>
      <Button
        variant="default"
        size="xs"
        rightSection={<ChevronRight size={14} />}
        disabled={!hasNextPage}
        onClick={() => onMove({ page: page + 1, after: endCursor, before: null })}
      >
        {t('next')}
      </Button>
      <NativeSelect
        size="xs"
        aria-label={t('size')}
        value={String(at.size)}
        data={pageSizes.map((size) => ({ value: String(size), label: t('perPage', { size }) }))}
        onChange={({ currentTarget }) =>
          onMove({
            ...firstPage,
            size: pageSizes.find((size) => String(size) === currentTarget.value) ?? at.size,
          })
        }
      />
    </nav>
  );
}
