'use client';
import { Button, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '#graphql/tada';
import { EmptyState, LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import { SettingsFailed } from '../settings-failed';
import { CreateTokenDialog } from './create-token-dialog';
import { RevokeTokenDialog } from './revoke-token-dialog';
import { type MadeToken, TokenSecret } from './token-secret';
import { TokenTable } from './token-table';
import { TokenTable_token } from './token-table.fragment';
import { TokensQuery } from './tokens-query';

const dialogs = parseAsStringLiteral(['blank', 'cart']);

export function TokensScreen() {
  const t = useTranslations('tokens');
  const [making, setMaking] = useQueryState('new', dialogs);
  const [revokingId, setRevokingId] = useState<string | null>(null);
  const [made, setMade] = useState<MadeToken[]>([]);
  const [{ data, error }, ask] = useQuery({
    query: TokensQuery,
    requestPolicy: 'cache-and-network',
    context: tokensContext,
  });
  const tokens = data?.tokens;
  const revoking = readFragment(TokenTable_token, tokens ?? []).find(({ id }) => id === revokingId);

  return (
    <>
      <div className={panel.head} data-detail>
        <Title order={1}>{t('title')}</Title>
        {!error && data && (
          <div className={panel.actions}>
            <Button onClick={() => setMaking('blank')}>{t('create')}</Button>
          </div>
        )}
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {made.map((token) => (
        <TokenSecret
          key={token.secret}
          made={token}
          onClose={() => setMade((others) => others.filter((other) => other !== token))}
        />
      ))}
      <section className={panel.panel} data-alone aria-label={t('title')}>
        {error && <SettingsFailed error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!error && !tokens && <LoadingRows />}
        {!error && tokens?.length === 0 && (
          <EmptyState kind="nothingFound" title={t('none')}>
            {t('noneNext')}
          </EmptyState>
        )}
        {!error && tokens && tokens.length > 0 && <TokenTable tokens={tokens} onRevoke={setRevokingId} />}
      </section>
      {making && data && (
        <CreateTokenDialog
          isForCart={making === 'cart'}
          onClose={() => setMaking(null)}
          onMade={(token) => {
            setMaking(null);
            setMade((others) => [token, ...others]);
          }}
        />
      )}
      {revoking && <RevokeTokenDialog token={revoking} onClose={() => setRevokingId(null)} />}
    </>
  );
}

// The first token of a shop changes an answer that names none.
const tokensContext = { additionalTypenames: ['Token'] };
