import { openPalette, pressChosen, restoreChosenWhile, waitForChosen } from '#test/app/bulk-acts';
import { changeUnderBulk, changeUnderPointer, deleteUnderDialog, openBesideToast } from '#test/app/live-acts';
import { beginTotp, invite, openInvitation, reachSecondStep } from '#test/app/people-acts';
import {
  type Act,
  answerAsCustomer,
  cancellationChanged,
  cancels,
  cancelWhile,
  deleteThird,
  details,
  failAnswers,
  follow,
  gatewayDisagrees,
  gatewayIsSilent,
  holdAnswers,
  lookUp,
  lookUpInSilence,
  openLadder,
  openMailAlone,
  openPendingCancel,
  openPlayed,
  openTool,
  playStories,
  playUnanswered,
  press,
  reconcile,
  restoreReordered,
  restoreWhile,
  seeAsCustomer,
  undoDelete,
  writeUnknownVariable,
} from '#test/app/screen-acts';
import { settingsScreens } from '#test/app/settings-screens';
import type { Showcase } from '#test/app/showcase';

/** One state of one screen: how it is reached, in either language. */
export interface Screen {
  name: string;
  path: string | ((showcase: Showcase) => string);
  act?: Act;
  /** The practice shop unless told otherwise. */
  shop?: 'eventful';
  isSignedOut?: true;
  /** Its answers are held back, so nobody waits for them. */
  keepsLoading?: true;
  /** What it does is seen by the others: it comes after them, in one language after the other. */
  leavesTraces?: true;
  /** Takes back what it did. */
  undo?: Act;
  /** A mail is no page: its reader's own program gives it heading and landmarks. */
  isMail?: true;
}

const list = '/abnormal-orders';
const all = `${list}?select=all`;
const bulkRestores = pressChosen(/^一括復旧$|^Restore selected$/);
const bulkDeletes = pressChosen(/^一括削除$|^Delete selected$/);
const templates = '/settings/mail-templates';
const staff = '/settings/staff';
const restores = press(/を復旧$|^Restore 2/);
const asks = press(/お客様にご希望を確認$|^Ask the customer of/);

/** Every screen in every state: `npm run screens` takes its picture, and axe looks at it. */
const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', isSignedOut: true },
  { name: 'sign-in-second-step', path: '/sign-in', act: reachSecondStep, isSignedOut: true },
  { name: 'join-gone', path: '/join/nothing', isSignedOut: true },
  { name: 'reset-password-gone', path: '/reset-password/nothing', isSignedOut: true },
  { name: 'nowhere', path: '/nowhere' },

  { name: 'abnormal-orders', path: list },
  { name: 'abnormal-orders-one-row', path: `${list}?tab=duplicate` },
  { name: 'abnormal-orders-not-found', path: `${list}?q=nobody` },
  { name: 'abnormal-orders-none-deleted', path: `${list}?deleted=true` },
  { name: 'abnormal-orders-hidden', path: `${list}?minTotal=999999&received=yesterday&open=true` },
  { name: 'abnormal-orders-filter', path: `${list}?minTotal=500`, act: openTool(/^絞り込み|^Filters/) },
  { name: 'abnormal-orders-views', path: list, act: openTool(/^保存した表示$|^Saved views$/) },
  { name: 'abnormal-orders-columns', path: list, act: openTool(/^列の設定$|^Columns$/) },
  { name: 'abnormal-orders-ladder', path: list, act: openLadder },
  { name: 'abnormal-orders-failed', path: list, act: failAnswers },
  { name: 'abnormal-orders-eventful', path: list, shop: 'eventful' },

  { name: 'abnormal-orders-news', path: list, act: changeUnderPointer },

  { name: 'restore', path: list, act: restores },
  { name: 'restore-loading', path: list, act: holdAnswers, keepsLoading: true },
  { name: 'restore-silent', path: list, act: restoreWhile(gatewayIsSilent) },
  { name: 'restore-disagrees', path: list, act: restoreWhile(gatewayDisagrees) },
  { name: 'restore-stale', path: list, act: deleteUnderDialog },
  { name: 'restore-long', path: `${list}?q=2026050200002`, act: restores, shop: 'eventful' },
  { name: 'restore-reorder', path: `${list}?q=2026050300002`, act: restores, shop: 'eventful' },
  { name: 'cancel', path: `${list}?tab=duplicate`, act: press(cancels) },
  { name: 'cancel-restorable', path: `${list}?tab=restorable`, act: press(cancels) },
  { name: 'cancel-silent', path: `${list}?tab=duplicate`, act: cancelWhile(gatewayIsSilent) },
  { name: 'cancel-changed', path: `${list}?tab=duplicate`, act: cancelWhile(cancellationChanged) },
  { name: 'cancel-pending', path: `${list}?tab=duplicate`, act: openPendingCancel },
  // Last on this tab: what is held back may still go out when its page is closed.
  {
    ...{ name: 'cancel-working', path: `${list}?tab=duplicate`, act: cancelWhile(() => null) },
    keepsLoading: true,
  },
  { name: 'cancel-long', path: `${list}?tab=duplicate`, act: press(cancels), shop: 'eventful' },
  { name: 'look-up', path: list, act: lookUp('2009031700003') },
  { name: 'look-up-unknown', path: list, act: lookUp('2009031799999') },
  { name: 'look-up-silent', path: list, act: lookUpInSilence },
  { name: 'delete', path: list, act: press(/を削除$|^Delete 2/) },
  { name: 'toast-and-dialog', path: list, act: openBesideToast },
  { name: 'ask-preference', path: list, act: asks },

  { name: 'selected', path: all, act: waitForChosen },
  { name: 'bulk-restore', path: all, act: bulkRestores },
  { name: 'bulk-restore-reorder', path: all, act: bulkRestores, shop: 'eventful' },
  { name: 'bulk-restore-stale', path: all, act: changeUnderBulk(bulkRestores) },
  { name: 'bulk-restored', path: all, act: restoreChosenWhile(gatewayIsSilent) },
  { name: 'bulk-delete', path: all, act: bulkDeletes },
  { name: 'keyboard-help', path: list, act: (page) => page.keyboard.press('?') },
  { name: 'palette', path: '/orders', act: openPalette },

  { name: 'abnormal-order', path: list, act: follow(details) },
  { name: 'abnormal-order-absent', path: `${list}/nobody` },
  { name: 'abnormal-order-reorder', path: `${list}?q=2026050300002`, act: follow(details), shop: 'eventful' },
  { name: 'abnormal-order-answered', path: ({ answeredPath }) => answeredPath, shop: 'eventful' },
  { name: 'preference', path: ({ preferencePath }) => preferencePath, isSignedOut: true },
  {
    ...{ name: 'preference-answered', path: ({ preferencePath }) => preferencePath, isSignedOut: true },
    ...{ act: answerAsCustomer, leavesTraces: true },
  },
  { name: 'preference-absent', path: '/preference/nobody', isSignedOut: true },

  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', act: follow(details) },
  { name: 'notices', path: '/notices' },
  { name: 'notices-quarantined', path: '/notices?outcome=QUARANTINED' },
  { name: 'notices-unclaimed', path: '/notices?unclaimed=true' },
  { name: 'alerts', path: '/settings/alerts' },
  { name: 'staff', path: staff },
  { name: 'account', path: '/settings/account' },
  { name: 'account-enrol', path: '/settings/account', act: beginTotp },
  { name: 'totals', path: '/totals' },
  { name: 'totals-eventful', path: '/totals', shop: 'eventful' },
  { name: 'reconciliations-none', path: '/reconciliations', shop: 'eventful' },

  { name: 'mail-templates', path: templates },
  { name: 'mail-templates-unknown', path: templates, act: writeUnknownVariable },
  { name: 'mail-templates-html', path: templates, act: seeAsCustomer },
  { name: 'mail-html', path: templates, act: openMailAlone, isMail: true },
  ...settingsScreens,

  { name: 'reconciliations', path: '/reconciliations', act: reconcile, leavesTraces: true },
  { name: 'reconciliation', path: '/reconciliations', act: follow(/^\d{4}\//), leavesTraces: true },
  { name: 'delete-undo', path: list, act: deleteThird, undo: undoDelete, leavesTraces: true },
  { name: 'staff-invited', path: staff, act: invite, leavesTraces: true },
  { name: 'join', path: staff, act: openInvitation, leavesTraces: true },
  { name: 'practice', path: '/practice' },
  { name: 'practice-played', path: '/practice', act: playStories, leavesTraces: true },
  { name: 'practice-told', path: '/practice', act: openPlayed, leavesTraces: true },
  { name: 'restore-reordered', path: '/practice', act: restoreReordered, leavesTraces: true },
  { name: 'practice-refused', path: '/practice', act: playUnanswered, leavesTraces: true },
];

/** What leaves traces comes last. */
export const screensInOrder: readonly Screen[] = [
  ...screens.filter(({ leavesTraces }) => !leavesTraces),
  ...screens.filter(({ leavesTraces }) => leavesTraces),
];
