import { graphql } from '#graphql/tada';

export const AlertHistory_alert = graphql(`
  fragment AlertHistory_alert on Alert {
    id kind at rows since
    mails { id to subject state keptAsFile lastError }
  }
`);
