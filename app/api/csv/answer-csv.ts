import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { withDeadline } from '#db/client';
import type { Context } from '#graphql/context';
import type { Permission } from '#graphql/permissions';
import { admitRequest } from '#graphql/request/admit-request';
import { refuseUnlessAllowed } from '#graphql/request/guard-fields';
import { maskUnexpected } from '#graphql/request/mask-errors';
import { takeSeat } from '#graphql/request/stream-seats';
import { runtime } from '#graphql/runtime';
import { explainRefused } from './explain-refused';

export type CsvEncoding = 'utf-8' | 'shift_jis';

interface Csv {
  /** Without `.csv`. */
  name: string;
  encoding: CsvEncoding;
  header: readonly string[];
  rows: AsyncGenerator<Array<Array<string | number | null>>, void>;
}

const longestStartMs = 10_000;
const mostAtOnce = 2;

/**
 * Streams a CSV to whoever has the permission: UTF-8 with a BOM, or Shift_JIS as Windows writes it, lines ended as Excel
 * ends them, no cell that a spreadsheet would take for a formula. A failure under way breaks the connection off, so that
 * half a file is not taken for a whole one.
 */
export async function answerCsv(
  request: Request,
  { permission, read }: { permission: Permission; read: (context: Context, asked: URLSearchParams) => Csv },
): Promise<Response> {
  const { log } = runtime();
  try {
    const { search, searchParams } = new URL(request.url);
    const asked = { method: 'GET', headers: request.headers, search, body: new Uint8Array() };
    const operation = { kind: 'READ', body: undefined, query: null } as const;
    const admitted = await withDeadline(admitRequest(runtime(), asked, operation), longestStartMs);
    if (admitted.kind === 'REFUSED') {
      const { status, headers, body } = admitted.answer;
      return new Response(body, { status, headers });
    }
    const { context } = admitted;
    refuseUnlessAllowed(context, { name: 'The CSV', permission });
    if (context.viewer === null) throw new Error('A permission let nobody through.');
    const csv = read(context, searchParams);
    const leave = takeSeat(`csv ${context.viewer.id}`, mostAtOnce);
    if (leave === null)
      return Response.json(
        { errors: [{ message: 'Two of your downloads are under way: wait for one of them.' }] },
        { status: 429 },
      );
    return new Response(streamOf(csv, leave), { headers: headersOf(csv) });
  } catch (error) {
    const { status, ...refusal } = explainRefused(error) ?? maskUnexpected(error, log);
    return Response.json({ errors: [refusal] }, { status });
  }
}

function headersOf({ name, encoding }: Csv): Record<string, string> {
  return {
    'content-type': `text/csv; charset=${encoding}; header=present`,
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  };
}

/** Pulled: a reader that pauses pauses the database, too. */
function streamOf({ encoding, header, rows }: Csv, leave: () => void): ReadableStream<Uint8Array> {
  let isOver = false;
  const end = () => {
    if (!isOver) leave();
    isOver = true;
  };
  const write = (lines: ReadonlyArray<ReadonlyArray<string | number | null>>) =>
    encode(
      stringify(
        lines.map((cells) => cells.map(harmless)),
        { record_delimiter: '\r\n' },
      ),
      encoding,
    );
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (encoding === 'utf-8') controller.enqueue(new Uint8Array([0xef, 0xbb, 0xbf]));
        controller.enqueue(write([header]));
      },
      async pull(controller) {
        try {
          const { done, value } = await rows.next();
          if (!done) return controller.enqueue(write(value));
          end();
          controller.close();
        } catch (error) {
          end();
          maskUnexpected(error, runtime().log);
          controller.error(error);
        }
      },
      async cancel() {
        end();
        await rows.return();
      },
    },
    { highWaterMark: 0 },
  );
}

function encode(text: string, encoding: CsvEncoding): Uint8Array {
  return encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'windows-31j');
}

/** The library looks at the first character alone; spreadsheets pass over blanks, and Windows-31J has one minus for two. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠\u2212]/u;

function harmless(cell: string | number | null): string | number | null {
  return typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell;
}
