import { graphql } from '#graphql/tada';

export const AlertForm_settings = graphql(`
  fragment AlertForm_settings on AlertSettings {
    digestAt digestDays digestWhenNothingIsOpen outageRows watchesNotices
    recipients { email language digest outage heartbeat }
  }
`);
