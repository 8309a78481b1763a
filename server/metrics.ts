import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Lane } from '#server/http-server';
import { refuse } from '#server/read-body';

/** What this process counts about itself, in Prometheus' format. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const notices = new Counter({
    name: 'fukkyu_notices_total',
    help: 'Notices answered, by the answer GMOPG got.',
    labelNames: ['answer'],
    registers: [registry],
  });
  const noticeSeconds = new Histogram({
    name: 'fukkyu_notice_seconds',
    help: 'Time from the body of a notice to its answer.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15],
    registers: [registry],
  });
  return { registry, notices, noticeSeconds };
}

export type Metrics = ReturnType<typeof createMetrics>;

/** GET /api/metrics for whoever has the token; without a token set there are no metrics. */
export function metricsLane({ registry }: Metrics, token: string | null): Lane {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/api/metrics') return null;
    if (token === null || !isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
      refuse(request, response, {
        status: token === null ? 404 : 401,
        text: 'METRICS_TOKEN opens the metrics.\n',
      });
      return Promise.resolve();
    }
    return registry.metrics().then((text) => {
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
    });
  };
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
