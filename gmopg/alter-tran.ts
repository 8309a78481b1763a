import { callGateway } from '#gmopg/call-gateway';
import type { CancelJobName } from '#gmopg/cancel-job';
import { explainErrors } from '#gmopg/explain-errors';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { failureOf, type GatewayError } from '#gmopg/gateway-errors';
import { normalizeAccessId } from '#gmopg/normalize-access-id';
import { parseTranDate } from '#gmopg/parse-tran-date';

export interface Reversal {
  accessId: string;
  /** From the SearchTrade just made. */
  accessPass: string;
  job: CancelJobName;
  /** Whole yen, as GMOPG last told them. */
  amount: number;
  tax: number;
}

export type AlterTranResult =
  | {
      kind: 'DONE';
      tranDate: Date | null;
      tranId: string | null;
      approval: string | null;
      forward: string | null;
    }
  /** Nothing was moved. isJobImpossible: E11010003, the trade's state or the day is not what the job needs; ask again. */
  | { kind: 'REFUSED'; errors: GatewayError[]; isJobImpossible: boolean }
  /** Unless mayHaveArrived is false, the money may have been moved: SearchTrade tells. `problem` is Japanese. */
  | { kind: 'LOST'; problem: string; mayHaveArrived: boolean };

/**
 * Reverses a trade's money (gmopg.md §2), sent exactly once, whatever becomes of the reply. RETURN and RETURNX carry the
 * amount, VOID does not. An error whose outcome is unknown, and a reply about another trade, are LOST.
 */
export async function alterTran(
  access: GatewayAccess,
  { accessId, accessPass, job, amount, tax }: Reversal,
  { deadlineMs }: { deadlineMs?: number } = {},
): Promise<AlterTranResult> {
  const money: Record<string, string> = job === 'VOID' ? {} : { Amount: String(amount), Tax: String(tax) };
  const fields = { AccessID: accessId, AccessPass: accessPass, JobCd: job, ...money };
  const answer = await callGateway(access, 'AlterTran', { fields, deadlineMs });
  switch (answer.kind) {
    case 'SILENT':
      return lost(answer.problem, answer.mayHaveArrived);
    case 'REFUSED':
      return refusal(answer.errors);
    case 'ANSWERED':
      return normalizeAccessId(answer.fields.get('AccessID')?.trim() ?? '') === normalizeAccessId(accessId)
        ? done(answer.fields)
        : lost('GMOPGの応答にこの取引のアクセスIDがありません。', true);
  }
}

function refusal(errors: GatewayError[]): AlterTranResult {
  if (failureOf(errors) === 'UNKNOWN') return lost(explainErrors(errors), true);
  const isJobImpossible = errors.some(({ info }) => info === 'E11010003');
  return { kind: 'REFUSED', errors, isJobImpossible };
}

function done(fields: ReadonlyMap<string, string>): AlterTranResult {
  return {
    kind: 'DONE',
    tranDate: parseTranDate(fields.get('TranDate')?.trim() ?? ''),
    tranId: fields.get('TranID')?.trim() || null,
    approval: fields.get('Approve') || null,
    forward: fields.get('Forward')?.trim() || null,
  };
}

function lost(problem: string, mayHaveArrived: boolean): AlterTranResult {
  return { kind: 'LOST', problem, mayHaveArrived };
}
