import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/resolvers/input-of';
import { findAlertSettings, updateAlertSettings } from '#recovery/alerts/alert-settings';
import { findAlerts, type RaisedAlert } from '#recovery/alerts/find-alerts';
import { findSilence } from '#recovery/alerts/find-silence';
import { sendTestAlert } from '#recovery/alerts/send-test-alert';

const mostAlerts = 100;

export const alertQueries = {
  alertSettings: (_: unknown, __: unknown, { db, shopId }: Context) => findAlertSettings(db, shopId),

  alerts: (_: unknown, { first }: { first: number }, { db, shopId }: Context) =>
    findAlerts(db, shopId, { most: Math.min(Math.max(first, 0), mostAlerts) }),

  noticeSilence: async (_: unknown, __: unknown, { db, shopId, by }: Context) => {
    const { watchesNotices } = await findAlertSettings(db, shopId);
    return watchesNotices ? findSilence(db, shopId, by.now) : null;
  },
};

export const alertMutations = {
  updateAlertSettings: (
    _: unknown,
    { input }: { input: InputOf<'AlertSettingsInput'> },
    { db, shopId, by }: Context,
  ) => updateAlertSettings(db, shopId, input, by),

  sendTestAlert: async (_: unknown, { to }: { to: string }, { db, viewer, by, runtime }: Context) =>
    sendTestAlert(db, await viewer.findShop(), to, { ...by, appUrl: runtime.config.appUrl }),
};

/** What an alert's words name, from the detail that was written with it. */
export const Alert = {
  since: ({ detail }: RaisedAlert) => (typeof detail.since === 'string' ? new Date(detail.since) : null),
  rows: ({ detail }: RaisedAlert) => (typeof detail.rows === 'number' ? detail.rows : null),
};
