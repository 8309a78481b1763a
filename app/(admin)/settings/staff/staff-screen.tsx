'use client';
import { Button, Title } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '#graphql/tada';
import { FailedState, LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import { InvitationTable } from './invitation-table';
import type { MemberAct } from './member-dialog';
import classes from './staff.module.css';
import { StaffQuery } from './staff-query';
import { StaffTable } from './staff-table';
import { StaffTable_member } from './staff-table.fragment';
import { TotpRequirement } from './totp-requirement';

const InviteDialog = dynamic(() => import('./invite-dialog').then((part) => part.InviteDialog));
const MemberDialog = dynamic(() => import('./member-dialog').then((part) => part.MemberDialog));

/** スタッフと権限: who works here, who is invited, and what signing in asks of them. */
export function StaffScreen() {
  const t = useTranslations('staffPage');
  const [{ data, error }, ask] = useQuery({ query: StaffQuery, requestPolicy: 'cache-and-network' });
  const [invites, setInvites] = useState(false);
  const [act, setAct] = useState<MemberAct | null>(null);
  const askAnew = () => ask({ requestPolicy: 'network-only' });
  const members = readFragment(StaffTable_member, data?.staff ?? []);
  const chosen = members.find(({ userId }) => userId === act?.userId);

  if (error && !data)
    return (
      <>
        <Title order={1}>{t('title')}</Title>
        <FailedState error={error} onRetry={askAnew} />
      </>
    );
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        <div className={panel.actions}>
          <Button leftSection={<UserPlus size={15} aria-hidden="true" />} onClick={() => setInvites(true)}>
            {t('invite')}
          </Button>
        </div>
      </div>
      <p className={panel.lead}>{t('lead', { shop: data?.viewer?.shop.name ?? '' })}</p>
      {!data && <LoadingRows />}
      {data && (
        <div className={classes.stack}>
          <section className={panel.panel} data-alone aria-label={t('members')}>
            <StaffTable members={data.staff} onAct={setAct} />
          </section>
          <InvitationTable invitations={data.staffInvitations} onChanged={askAnew} />
          <TotpRequirement
            requirement={data.shopSettings.totpRequirement}
            isOwnOn={data.account.totpOnSince !== null}
            onChanged={askAnew}
          />
        </div>
      )}
      {invites && <InviteDialog onClose={() => setInvites(false)} onInvited={askAnew} />}
      {act && chosen && (
        <MemberDialog act={act} member={chosen} onClose={() => setAct(null)} onDone={askAnew} />
      )}
    </>
  );
}
