'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { PageLink } from '../page-link';
import table from '../table.module.css';
import { RunActor, RunState } from './run-state';
import { RunTable_reconciliation } from './run-table.fragment';

const columns = ['startedAt', 'finishedAt', 'requestedBy', 'asked', 'found', 'changed', 'failed'] as const;
const numbers = ['asked', 'found', 'changed', 'failed'] as const;

export function RunTable({ rows }: { rows: FragmentOf<typeof RunTable_reconciliation>[] }) {
  const t = useTranslations('reconciliations');
  const name = (column: (typeof columns)[number]) => t(`columns.${column}`);
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={isNumber(column) ? 'money' : undefined}>
              {name(column)}
            </th>
          ))}
        </tr>
      </thead>
      {readFragment(RunTable_reconciliation, rows).map((run) => (
        <tbody key={run.id} className={table.row}>
          <tr>
            <th scope="row" className="figure" data-cell="startedAt" data-label={name('startedAt')}>
              <Anchor inherit component={PageLink} href={`/reconciliations/${run.id}`}>
                {formatDateTime(run.startedAt)}
              </Anchor>
            </th>
            <td data-cell="finishedAt" data-label={name('finishedAt')}>
              <RunState finishedAt={run.finishedAt} />
            </td>
            <td className={table.name} data-cell="requestedBy" data-label={name('requestedBy')}>
              <RunActor by={run.requestedBy} />
            </td>
            {numbers.map((number) => (
              <td key={number} className="money" data-cell={number} data-label={name(number)}>
                {t('count', { count: run[number] })}
              </td>
            ))}
          </tr>
          <tr className={table.note}>
            <td colSpan={columns.length}>{run.problem ?? t(`outcome.${outcomeOf(run)}`)}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function isNumber(column: string): boolean {
  return numbers.some((number) => number === column);
}

/** Names the one sentence that says what came of a run and what to do next. */
function outcomeOf(run: { isRunning: boolean; found: number; changed: number; failed: number }) {
  if (run.isRunning) return 'running';
  if (run.found > 0) return 'found';
  if (run.changed > 0) return 'changed';
  return run.failed > 0 ? 'failed' : 'nothing';
}
