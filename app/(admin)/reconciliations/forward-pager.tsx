'use client';
import { Button } from '@mantine/core';
import { ChevronRight, ChevronsLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import classes from '../pager.module.css';
import type { ForwardUrl } from './runs-url';

interface ForwardPagerProps {
  at: ForwardUrl;
  total: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  onMove: (to: ForwardUrl) => void;
}

export function ForwardPager({ at, total, pageInfo, onMove }: ForwardPagerProps) {
  const t = useTranslations('forwardPager');
  return (
    <nav className={classes.pager} aria-label={t('label')}>
      <span className="figure">{t('total', { total })}</span>
      {(at.after !== null || pageInfo.hasNextPage) && (
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<ChevronsLeft size={14} />}
            disabled={at.after === null}
            onClick={() => onMove({ after: null })}
          >
            {t('first')}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<ChevronRight size={14} />}
            disabled={!pageInfo.hasNextPage}
            onClick={() => onMove({ after: pageInfo.endCursor })}
          >
            {t('next')}
          </Button>
        </>
      )}
    </nav>
  );
}
