/** REFUSED: nobody listens. RESET: every call's connection is reset. UNAVAILABLE: 503 and HTML. SILENT: calls are never answered. */
export const outages = ['REFUSED', 'RESET', 'UNAVAILABLE', 'SILENT'] as const;

/** The whole API is down. */
export type Outage = (typeof outages)[number];
