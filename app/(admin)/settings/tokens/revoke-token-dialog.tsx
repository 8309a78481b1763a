'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { useToast } from '../../use-toast';
import { isScope } from './token-scopes';
import type { TokenTable_token } from './token-table.fragment';

const RevokeToken = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeToken(id: $id) {
      __typename
      ... on TokenRevoked { token { id revokedAt } }
    }
  }
`);

interface RevokeTokenDialogProps {
  token: ResultOf<typeof TokenTable_token>;
  onClose: () => void;
}

/** Says what will stop before it does. */
export function RevokeTokenDialog({ token, onClose }: RevokeTokenDialogProps) {
  const t = useTranslations('tokens');
  const toast = useToast();
  const [{ data, error, fetching }, run] = useMutation(RevokeToken);
  const isGone = data?.revokeToken?.__typename === 'TokenNotFound';

  async function revoke() {
    const result = (await run({ id: token.id }, changesSetup)).data?.revokeToken;
    if (result?.__typename !== 'TokenRevoked') return;
    onClose();
    toast({ color: 'green', message: t('revoked', { name: token.name }) });
  }

  return (
    <Dialog isOpen onClose={onClose} size={560} title={t('revokeTitle')} close={t('close')}>
      <div className={dialog.body}>
        <p className={dialog.hint}>{t('revokeAsk', { name: token.name })}</p>
        <ul>
          {token.scopes.filter(isScope).map((scope) => (
            <li key={scope}>{t(`scopes.${scope}.stops`)}</li>
          ))}
        </ul>
        <p className={dialog.hint}>
          {token.lastUsedAt ? t('usedLast', { at: formatDateTime(token.lastUsedAt) }) : t('notUsedYet')}
        </p>
        <footer className={dialog.foot}>
          {(error || isGone) && (
            <Alert variant="default" data-level="stop" role="alert">
              {t(isGone ? 'refusals.gone' : 'refusals.unanswered')}
            </Alert>
          )}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            <Button color="red" loading={fetching} onClick={revoke}>
              {t('revokeYes')}
            </Button>
          </div>
        </footer>
      </div>
    </Dialog>
  );
}

const changesSetup = { additionalTypenames: ['ShopSetup'] };
