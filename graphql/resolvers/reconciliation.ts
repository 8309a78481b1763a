import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '#graphql/context';
import { connectionOf, type PageArgs, readPage } from '#graphql/page';
import { badInput } from '#graphql/request/bad-input';
import { monthlyTotals, mostMonths } from '#recovery/abnormal-orders/monthly-totals';
import {
  countReconciliations,
  type ReconciliationFinding as Finding,
  findReconciliation,
  findReconciliations,
} from '#recovery/reconcile/find-reconciliations';
import { type Reconciliation as Run, startReconciliation } from '#recovery/reconcile/start-reconciliation';

const usualRuns = 20;

export const reconciliationQueries = {
  reconciliations: async (_: unknown, args: PageArgs, { db, shopId }: Context, info: GraphQLResolveInfo) => {
    const page = readPage({ ...args, first: args.first ?? usualRuns }, info);
    return connectionOf(await findReconciliations(db, shopId, page), {
      positionOf: (run) => ({ at: run.startedAt, id: run.id }),
      countAll: () => countReconciliations(db, shopId),
    });
  },

  reconciliation: (_: unknown, { id }: { id: string }, { db, shopId }: Context) =>
    findReconciliation(db, shopId, id),

  monthlyTotals: async (_: unknown, span: { from: string; to: string }, { db, shopId }: Context) => {
    const totals = await monthlyTotals(db, shopId, span);
    if (!totals)
      throw badInput(
        `from and to are months like 2026-11, to not before from, ${mostMonths} of them at most.`,
      );
    return totals;
  },
};

export const reconciliationMutations = {
  startReconciliation: (_: unknown, __: unknown, { db, shopId, by, runtime }: Context) =>
    startReconciliation(db, shopId, { ...by, secret: runtime.config.secret }),
};

export const Reconciliation = {
  isRunning: ({ finishedAt }: Run) => finishedAt === null,
  findings: async (run: Run, args: PageArgs, { loaders }: Context, info: GraphQLResolveInfo) => {
    const { size, from } = readPage(args, info);
    const found = await loaders.findingsOfRun.load({ id: run.id, size, after: from?.id ?? null });
    return connectionOf(found, {
      positionOf: ({ at, id }) => ({ at, id }),
      countAll: async () => run.found + run.changed + run.failed,
    });
  },
};

export const ReconciliationFinding = {
  abnormalOrder: ({ tradeId }: Finding, _: unknown, { loaders }: Context) =>
    tradeId === null ? null : loaders.abnormalOrder.load(tradeId),
};
