import { type Column, columns as guideOrder } from './columns';

export const densities = ['dense', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** Which columns somebody sees, in which order, and how close the rows stand. */
export interface ColumnLayout {
  /** All of them. */
  order: readonly Column[];
  hidden: readonly Column[];
  density: Density;
}

/** A row without its number or status says nothing. */
export const fixedColumns: readonly Column[] = ['status', 'orderNumber'];

export const guideLayout: ColumnLayout = { order: guideOrder, hidden: [], density: 'dense' };

export const columnsCookie = 'fukkyu_columns';

/** `dense.status.-orderType…`, a minus before what is hidden. */
export function writeColumnLayout({ order, hidden, density }: ColumnLayout): string {
  return [density, ...order.map((column) => (hidden.includes(column) ? `-${column}` : column))].join('.');
}

/** Whatever the text is, every column has one place: one it does not name stands where the guide has it. */
export function readColumnLayout(text: string | null | undefined): ColumnLayout {
  if (!text) return guideLayout;
  const [density = '', ...written] = text.split('.');
  const named = [...new Set(written.map((name) => guideOrder.find((column) => column === plain(name))))];
  const order = named.filter((column) => column !== undefined);
  guideOrder.forEach((column, place) => {
    if (!order.includes(column)) order.splice(place, 0, column);
  });
  return {
    order,
    hidden: order.filter((column) => !fixedColumns.includes(column) && written.includes(`-${column}`)),
    density: densities.find((known) => known === density) ?? 'dense',
  };
}

export function visibleColumns({ order, hidden }: ColumnLayout): Column[] {
  return order.filter((column) => !hidden.includes(column));
}

/** One place up or down. */
export function moveColumn(layout: ColumnLayout, column: Column, by: -1 | 1): ColumnLayout {
  const order = [...layout.order];
  const from = order.indexOf(column);
  const to = from + by;
  const other = order[to];
  if (other === undefined) return layout;
  order[to] = column;
  order[from] = other;
  return { ...layout, order };
}

export function showColumn(layout: ColumnLayout, column: Column, isShown: boolean): ColumnLayout {
  const others = layout.hidden.filter((hidden) => hidden !== column);
  return { ...layout, hidden: isShown || fixedColumns.includes(column) ? others : [...others, column] };
}

function plain(name: string): string {
  return name.replace(/^-/, '');
}
