'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import table from '../../table.module.css';
import { TableHead } from '../../table-head';
import settingsClasses from '../settings.module.css';
import { isScope } from './token-scopes';
import { tokenState } from './token-state';
import { TokenTable_token } from './token-table.fragment';

const columns = ['name', 'scopes', 'lastUsedAt', 'createdAt', 'expiresAt', 'state'] as const;

interface TokenTableProps {
  tokens: FragmentOf<typeof TokenTable_token>[];
  onRevoke: (id: string) => void;
}

export function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const t = useTranslations('tokens');
  const now = new Date();
  const head = (column: (typeof columns)[number]) => t(`columns.${column}`);
  const cell = (column: (typeof columns)[number]) => ({ 'data-cell': column, 'data-label': head(column) });
  return (
    <table className={table.table}>
      <TableHead caption={t('title')} columns={columns} name={head} />
      {readFragment(TokenTable_token, tokens).map((token) => {
        const state = tokenState(token, now);
        return (
          <tbody key={token.id} className={table.row}>
            <tr>
              <th scope="row" {...cell('name')} className={settingsClasses.words}>
                {token.name} <code>fkk_{token.prefix}_…</code>
              </th>
              <td {...cell('scopes')} className={settingsClasses.words}>
                {token.scopes
                  .map((scope) => (isScope(scope) ? t(`scopes.${scope}.name`) : scope))
                  .join(t('and'))}
              </td>
              <td className="figure" {...cell('lastUsedAt')}>
                {token.lastUsedAt ? formatDateTime(token.lastUsedAt) : t('neverUsed')}
              </td>
              <td {...cell('createdAt')}>
                <span className="figure">{formatDateTime(token.createdAt)}</span>{' '}
                {token.createdBy ?? t('byOperator')}
              </td>
              <td className="figure" {...cell('expiresAt')}>
                {token.expiresAt ? formatDateTime(token.expiresAt) : t('forever')}
              </td>
              <td {...cell('state')}>
                {state === 'usable' ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('revokeOf', { name: token.name })}
                    onClick={() => onRevoke(token.id)}
                  >
                    {t('revoke')}
                  </Button>
                ) : (
                  t(`states.${state}`)
                )}
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}
