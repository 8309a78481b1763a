import type { Say } from './audit-words';

/** Who it was, for people: the product itself, the customer and the command line have words, others their name. */
export function auditActor(actor: string, say: Say): string {
  if (['FUKKYU', 'NIGHTLY'].includes(actor.toUpperCase())) return say('auditLog.actors.product');
  if (actor === 'customer') return say('auditLog.actors.customer');
  if (actor === 'command line') return say('auditLog.actors.operator');
  const [, token] = /^token (.+)$/s.exec(actor) ?? [];
  return token === undefined ? actor : say('auditLog.actors.token', { name: token });
}
