import { chooseAct } from '#test/app/people-acts';
import { closeUncopied, failTestNotice, press, writeWrongSettings } from '#test/app/screen-acts';
import type { Screen } from '#test/app/screens';

const access = '/settings/gateway-access';
const staff = '/settings/staff';
const tokens = '/settings/tokens';

/** 設定: its pages, what they refuse and what they ask before they act. */
export const settingsScreens: readonly Screen[] = [
  { name: 'settings', path: '/settings' },
  { name: 'settings-shop-wrong', path: '/settings/shop', act: writeWrongSettings },
  { name: 'settings-guide-failed', path: '/settings/guide', act: failTestNotice },
  { name: 'settings-access', path: access, act: press(/^接続を確かめる$|^Test the connection$/) },
  { name: 'settings-access-remove', path: access, act: press(/^接続を外す$|^Remove the access$/) },
  { name: 'settings-tokens', path: tokens },
  { name: 'settings-tokens-create', path: `${tokens}?new=cart` },
  { name: 'settings-audit-log', path: '/settings/audit-log' },
  { name: 'settings-audit-log-none', path: '/settings/audit-log?actor=nobody' },
  { name: 'settings-alerts-told', path: '/settings/alerts', shop: 'eventful' },
  { name: 'settings-eventful', path: '/settings', shop: 'eventful' },
  { name: 'staff-role', path: staff, act: chooseAct(/^権限を変更$|^Change the role$/), shop: 'eventful' },
  {
    ...{ name: 'staff-remove', path: staff, shop: 'eventful' as const },
    act: chooseAct(/^スタッフから外す$|^Remove from the staff$/),
  },
  { name: 'notices-kept', path: '/notices?outcome=QUARANTINED', shop: 'eventful' },
  {
    ...{ name: 'notices-assign', path: '/notices?outcome=QUARANTINED', shop: 'eventful' as const },
    act: press(/をショップに割り当てる$|^Assign .* to a shop$/),
  },
  {
    ...{ name: 'settings-tokens-not-copied', path: `${tokens}?new=cart`, leavesTraces: true as const },
    act: closeUncopied,
  },
  {
    ...{ name: 'settings-tokens-made', path: `${tokens}?new=cart`, leavesTraces: true },
    act: press(/^作る$|^Make the token$/),
  },
  {
    ...{ name: 'settings-tokens-revoke', path: tokens, leavesTraces: true },
    act: press(/を無効にする$|^Revoke “/),
  },
];
