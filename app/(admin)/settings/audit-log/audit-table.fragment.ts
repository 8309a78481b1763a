import { graphql } from '#graphql/tada';

export const AuditTable_entry = graphql(`
  fragment AuditTable_entry on AuditEntry {
    id at actor kind detail
    abnormalOrder { id orderNumber }
    order { id number }
  }
`);
