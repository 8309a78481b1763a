import type { Money, Warning } from './next-step';

export interface PreflightFacts {
  money: Money;
  charged: number;
  expected: number | null;
  orderExists: boolean;
  warnings: readonly Warning[];
  reorderCount: number;
  isSettling: boolean;
  /** Whether GMOPG is asked before the order is made: it will be, it did not answer, or the shop has no API access. */
  gateway: 'asked' | 'silent' | 'noAccess';
  /** Whether an order to reverse the money is under way. */
  isBeingCancelled: boolean;
}

export type PreflightFinding =
  | `money.${Money}`
  | `total.${'equal' | 'differs' | 'noCheckout'}`
  | `order.${'none' | 'exists'}`
  | `reorder.${'none' | 'possible'}`
  | `gateway.${'asked' | 'silent' | 'noAccess'}`
  | 'cancelling'
  | 'sibling'
  | 'settling';

export interface PreflightCheck {
  /** `later`: it is looked at when the button is pressed. */
  level: 'pass' | 'later' | 'caution' | 'stop';
  finding: PreflightFinding;
}

/** What the person about to restore should have looked at. A `stop` blocks; a `caution` asks for a second thought. */
export function preflight(facts: PreflightFacts): PreflightCheck[] {
  const isCharged = facts.money === 'TAKEN' || facts.money === 'HELD';
  const checks: PreflightCheck[] = [
    { level: isCharged ? 'pass' : 'stop', finding: `money.${facts.money}` },
    gatewayCheck(facts),
    totalCheck(facts),
    facts.orderExists ? { level: 'stop', finding: 'order.exists' } : { level: 'pass', finding: 'order.none' },
    facts.warnings.includes('POSSIBLE_REORDER') || facts.reorderCount > 0
      ? { level: 'caution', finding: 'reorder.possible' }
      : { level: 'pass', finding: 'reorder.none' },
  ];
  if (facts.warnings.includes('SIBLING_TRADE')) checks.push({ level: 'caution', finding: 'sibling' });
  if (facts.isSettling) checks.push({ level: 'caution', finding: 'settling' });
  return checks;
}

function gatewayCheck({ gateway, isBeingCancelled }: PreflightFacts): PreflightCheck {
  if (isBeingCancelled) return { level: 'stop', finding: 'cancelling' };
  return { level: gateway === 'asked' ? 'later' : 'caution', finding: `gateway.${gateway}` };
}

function totalCheck({ charged, expected }: PreflightFacts): PreflightCheck {
  if (expected === null) return { level: 'stop', finding: 'total.noCheckout' };
  return charged === expected
    ? { level: 'pass', finding: 'total.equal' }
    : { level: 'stop', finding: 'total.differs' };
}
