'use client';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import type { FragmentOf } from '#graphql/tada';
import { FailedState, LoadingRows } from './drawn-state';
import type { ListPage } from './list-page';
import { Pager } from './pager';
import type { Pager_pageInfo } from './pager.fragment';
import panel from './panel.module.css';

interface ListPanelProps<Row> {
  label: string;
  /** No tabs stand above it. */
  isAlone?: boolean;
  isAsking: boolean;
  error: CombinedError | undefined;
  onRetry: () => void;
  /** undefined: not answered yet. */
  list: { totalCount: number; nodes: Row[]; pageInfo: FragmentOf<typeof Pager_pageInfo> } | undefined;
  at: ListPage;
  onMove: (to: Partial<ListPage>) => void;
  /** What stands there instead of rows. */
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list in its four states: loading, failed, empty, and full with its pager. */
export function ListPanel<Row>({
  label,
  isAlone = false,
  isAsking,
  error,
  onRetry,
  list,
  at,
  onMove,
  empty,
  children,
}: ListPanelProps<Row>) {
  const rows = error ? [] : (list?.nodes ?? []);
  return (
    <section
      className={panel.panel}
      data-alone={isAlone || undefined}
      aria-label={label}
      aria-busy={isAsking}
    >
      {error && <FailedState error={error} onRetry={onRetry} />}
      {!error && !list && <LoadingRows />}
      {!error && list && rows.length === 0 && empty}
      {list && rows.length > 0 && (
        <>
          {children(rows)}
          <div className={panel.foot}>
            <Pager
              at={at}
              total={list.totalCount}
              rowCount={rows.length}
              pageInfo={list.pageInfo}
              onMove={onMove}
            />
          </div>
        </>
      )}
    </section>
  );
}
