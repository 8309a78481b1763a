import type { ReactNode } from 'react';
import table from './table.module.css';

interface TableHeadProps<Column extends string> {
  caption: string;
  columns: readonly Column[];
  name: (column: Column) => string;
  /** A column more, of what has no name among them. */
  children?: ReactNode;
}

/** What a table is about, for whoever hears it, and the names of its columns. */
export function TableHead<Column extends string>({
  caption,
  columns,
  name,
  children,
}: TableHeadProps<Column>) {
  return (
    <>
      <caption className={table.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {name(column)}
            </th>
          ))}
          {children}
        </tr>
      </thead>
    </>
  );
}
