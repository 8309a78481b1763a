'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import panel from '../../panel.module.css';
import table from '../../table.module.css';
import { useToast } from '../../use-toast';
import { InvitationTable_invitation } from './invitation-table.fragment';
import classes from './staff.module.css';

const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($id: ID!) { withdrawInvitation(id: $id) { __typename } }
`);

interface InvitationTableProps {
  invitations: FragmentOf<typeof InvitationTable_invitation>[];
  onChanged: () => void;
}

/** Who was asked and has not come yet. */
export function InvitationTable({ invitations: masked, onChanged }: InvitationTableProps) {
  const t = useTranslations('staffPage');
  const toast = useToast();
  const invitations = readFragment(InvitationTable_invitation, masked);
  const [{ fetching }, withdraw] = useMutation(WithdrawInvitation);

  async function end(id: string, email: string) {
    const { data } = await withdraw({ id });
    const kind = data?.withdrawInvitation.__typename ?? 'unanswered';
    const color = kind === 'InvitationWithdrawn' ? 'green' : 'yellow';
    toast({ color, message: t(`withdrawn.${kind}`, { email }) });
    onChanged();
  }

  return (
    <section className={panel.panel} data-alone aria-label={t('invitations')}>
      <div className={classes.head}>
        <h2>{t('invitations')}</h2>
      </div>
      {invitations.length === 0 && <p className={classes.nobody}>{t('noInvitations')}</p>}
      {invitations.length > 0 && (
        <table className={table.table}>
          <caption className={table.caption}>{t('invitations')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('email')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('invitedBy')}</th>
              <th scope="col">{t('expires')}</th>
              <th scope="col">
                <span className={table.caption}>{t('acts')}</span>
              </th>
            </tr>
          </thead>
          {invitations.map(({ id, email, role, invitedBy, expiresAt }) => (
            <tbody key={id} className={table.row}>
              <tr>
                <th scope="row" className={table.name}>
                  {email}
                </th>
                <td data-label={t('role')}>{t(`roles.${role}.name`)}</td>
                <td data-label={t('invitedBy')}>{invitedBy}</td>
                <td data-label={t('expires')} className="figure">
                  {formatDateTime(expiresAt)}
                </td>
                <td className={table.action}>
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={fetching}
                    aria-label={t('withdrawOf', { email })}
                    onClick={() => end(id, email)}
                  >
                    {t('withdraw')}
                  </Button>
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}
