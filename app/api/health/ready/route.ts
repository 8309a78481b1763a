import { runtime } from '#graphql/runtime';
import { probeIntake } from '#recovery/notices/probe-intake';

export const dynamic = 'force-dynamic';

/** 200 once a notice can be stored, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const readiness = await probeIntake(runtime().database);
  if (readiness.isReady) return Response.json({ status: 'ready' });
  return Response.json({ status: 'not ready', reason: readiness.reason }, { status: 503 });
}
