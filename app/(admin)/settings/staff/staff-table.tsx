'use client';
import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, type ResultOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import table from '../../table.module.css';
import { type MemberAct, memberActs } from './member-act';
import classes from './staff.module.css';
import { StaffTable_member } from './staff-table.fragment';

interface StaffTableProps {
  members: FragmentOf<typeof StaffTable_member>[];
  onAct: (act: MemberAct) => void;
}

export function StaffTable({ members: masked, onAct }: StaffTableProps) {
  const t = useTranslations('staffPage');
  const members = readFragment(StaffTable_member, masked);
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('members')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('totp')}</th>
          <th scope="col">{t('lastSignIn')}</th>
          <th scope="col">
            <span className={table.caption}>{t('acts')}</span>
          </th>
        </tr>
      </thead>
      {members.map((member) => (
        <tbody key={member.userId} className={table.row}>
          <tr>
            <th scope="row">
              <span className={classes.who}>
                <span>
                  {member.name}{' '}
                  {member.isYou && (
                    <span className={classes.mark} data-level="plain">
                      {t('you')}
                    </span>
                  )}
                </span>
                <small>{member.email}</small>
              </span>
            </th>
            <td data-label={t('role')}>
              <span className={classes.role}>
                <span>
                  {t(`roles.${member.role}.name`)}
                  {member.isAdministrator && t('administrator')}
                </span>
                <small>{t(`roles.${member.role}.may`)}</small>
              </span>
            </td>
            <td data-label={t('totp')}>
              <span className={classes.mark} data-level={member.hasTotp ? 'done' : 'twice'}>
                {t(member.hasTotp ? 'on' : 'off')}
              </span>
            </td>
            <td data-label={t('lastSignIn')} className="figure">
              {member.lastSignInAt ? formatDateTime(member.lastSignInAt) : '-'}
            </td>
            <td className={table.action}>
              <ActMenu member={member} onAct={onAct} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

interface ActMenuProps {
  member: ResultOf<typeof StaffTable_member>;
  onAct: (act: MemberAct) => void;
}

function ActMenu({ member, onAct }: ActMenuProps) {
  const t = useTranslations('staffPage');
  const acts = memberActs(member);
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<ChevronDown size={13} aria-hidden="true" />}
          aria-label={t('actsOf', { name: member.name })}
        >
          {t('acts')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((kind) => (
          <Menu.Item
            key={kind}
            color={kind === 'remove' ? 'red' : undefined}
            onClick={() => onAct({ kind, userId: member.userId })}
          >
            {t(`does.${kind}.menu`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
