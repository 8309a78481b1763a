import { failTestNotice, press, writeWrongSettings } from '#test/app/screen-acts';
import type { Screen } from '#test/app/screens';

const access = '/settings/gateway-access';
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
  {
    ...{ name: 'settings-tokens-made', path: `${tokens}?new=cart`, leavesTraces: true },
    act: press(/^作る$|^Make the token$/),
  },
  {
    ...{ name: 'settings-tokens-revoke', path: tokens, leavesTraces: true },
    act: press(/を無効にする$|^Revoke “/),
  },
];
