import { graphql } from '#graphql/tada';
import { AlertForm_settings } from './alert-form.fragment';
import { AlertHistory_alert } from './alert-history.fragment';

export const AlertsQuery = graphql(
  `
  query Alerts {
    viewer { id shop { id isPractice } }
    alertSettings { ...AlertForm_settings }
    alerts(first: 20) { id mails { id state } ...AlertHistory_alert }
  }
`,
  [AlertForm_settings, AlertHistory_alert],
);
