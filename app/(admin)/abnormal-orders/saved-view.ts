import { firstPage } from '../list-page';
import { type ListUrl, readListUrl, writeListUrl } from './abnormal-orders-url';
import { type ColumnLayout, readColumnLayout, writeColumnLayout } from './column-layout';

/** Tab, search, filters, page size and columns as a view keeps them: a query string, never a page of it or a selection. */
export function writeView(url: ListUrl, layout: ColumnLayout): string {
  const asked = writeListUrl('', { ...url, ...firstPage, select: null });
  const query = new URLSearchParams(asked);
  query.set('columns', writeColumnLayout(layout));
  return query.toString();
}

/** `layout` is null where the view says nothing of columns. */
export function readView(query: string): { url: ListUrl; layout: ColumnLayout | null } {
  const asked = new URLSearchParams(query);
  const columns = asked.get('columns');
  return {
    url: { ...readListUrl(asked), ...firstPage, select: null },
    layout: columns === null ? null : readColumnLayout(columns),
  };
}
