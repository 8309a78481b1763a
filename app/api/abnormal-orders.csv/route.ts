import { z } from 'zod';
import { answerCsv } from '#app/api/csv/answer-csv';
import { encoding, moment, readParameters, yen, yes } from '#app/api/csv/read-parameters';
import { csvWords } from '#app/api/csv/words';
import { formatDateTime } from '#app/format-date-time';
import { catalogues } from '#app/i18n/catalogues';
import { type Locale, locales } from '#app/i18n/locale';
import { readAbnormalOrders } from '#graphql/permissions';
import { type ExportedRow, exportAbnormalOrders } from '#recovery/abnormal-orders/export-abnormal-orders';
import { deadlineKinds } from '#recovery/abnormal-orders/money-deadline';
import { plainText } from '#recovery/plain-text';

export const dynamic = 'force-dynamic';

/** The names and meanings of AbnormalOrderFilter, in a query string. */
const parameters = z.strictObject({
  status: z.enum(['RESTORABLE', 'RESTORED', 'DUPLICATE', 'UNRECOVERABLE']).optional(),
  search: z.string().transform(plainText).optional(),
  receivedFrom: moment.optional(),
  receivedTo: moment.optional(),
  orderedFrom: moment.optional(),
  orderedTo: moment.optional(),
  minTotal: yen.optional(),
  maxTotal: yen.optional(),
  open: yes.optional(),
  deadline: z.enum(deadlineKinds).optional(),
  includeSettling: yes.optional(),
  deleted: yes.optional(),
  encoding,
  language: z.enum(locales).default('ja'),
});

/** What a list shows under a filter, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  return answerCsv(request, {
    permission: readAbnormalOrders,
    read: ({ db, shopId, by }, asked) => {
      const { status = null, encoding, language, ...filter } = readParameters(parameters, asked);
      return {
        name: 'abnormal-orders',
        encoding,
        header: Object.values(csvWords[language].abnormalOrders),
        rows: linesOf(exportAbnormalOrders(db, shopId, { status, filter }, by.now), language),
      };
    },
  });
}

async function* linesOf(found: AsyncGenerator<ExportedRow[], void>, language: Locale) {
  for await (const rows of found) yield rows.map((row) => Object.values(cellsOf(row, language)));
}

type Column = keyof (typeof csvWords)['ja']['abnormalOrders'];

function cellsOf(row: ExportedRow, language: Locale): Record<Column, string | number | null> {
  const words = csvWords[language];
  const { status, warning, mailState, comparison } = catalogues[language];
  return {
    orderType: row.orderType,
    status: row.status && status[row.status],
    reason: row.reason && words.reason[row.reason],
    warnings: row.warnings.map((one) => warning[one]).join(' / '),
    isOpen: row.isOpen && row.deletedAt === null ? words.open : words.closed,
    orderNumber: row.orderNumber,
    receivedAt: time(row.receivedAt),
    orderedAt: time(row.orderedAt),
    customerName: row.customerName,
    memberId: row.memberId,
    email: row.email,
    phone: row.phone,
    total: row.total,
    shipments: row.shipments,
    money: comparison.moneyWords[row.money],
    gatewayOrderId: row.gatewayOrderId,
    accessId: row.accessId,
    mail: mailState[row.mailState === 'SENDING' ? 'QUEUED' : (row.mailState ?? 'NONE')],
    deletedAt: time(row.deletedAt),
    deletedBy: row.deletedBy,
    deleteReason: row.deleteReason,
  };
}

function time(at: Date | null): string | null {
  return at && formatDateTime(at.toISOString());
}
