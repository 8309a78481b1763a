import { z } from 'zod';
import { answerCsv } from '#app/api/csv/answer-csv';
import { encoding, moment, readParameters } from '#app/api/csv/read-parameters';
import { csvWords } from '#app/api/csv/words';
import { formatDateTime } from '#app/format-date-time';
import { locales } from '#app/i18n/locale';
import { manageShop } from '#graphql/permissions';
import { plainText } from '#recovery/plain-text';
import { type AuditEntry, exportAuditEntries } from '#recovery/shops/find-audit-entries';

export const dynamic = 'force-dynamic';

/** The names and meanings of AuditFilter, in a query string; kinds with commas between them. */
const parameters = z.strictObject({
  kinds: z
    .string()
    .transform((list) => list.split(','))
    .optional(),
  actor: z.string().transform(plainText).optional(),
  orderNumber: z.string().transform(plainText).optional(),
  from: moment.optional(),
  to: moment.optional(),
  encoding,
  language: z.enum(locales).default('ja'),
});

/** Who did what, when and why, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  return answerCsv(request, {
    permission: manageShop,
    read: ({ db, shopId }, asked) => {
      const { encoding, language, ...filter } = readParameters(parameters, asked);
      return {
        name: 'audit-entries',
        encoding,
        header: Object.values(csvWords[language].auditEntries),
        rows: linesOf(exportAuditEntries(db, shopId, filter)),
      };
    },
  });
}

async function* linesOf(found: AsyncGenerator<AuditEntry[], void>) {
  for await (const entries of found)
    yield entries.map(({ at, actor, kind, tradeId, orderId, detail }) => [
      ...[formatDateTime(at.toISOString()), actor, kind, tradeId, orderId],
      JSON.stringify(detail),
    ]);
}
