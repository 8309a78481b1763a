'use client';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { rememberChoice } from '../../remember-choice';
import { type ColumnLayout, columnsCookie, guideLayout, writeColumnLayout } from './column-layout';

interface ColumnDesk {
  layout: ColumnLayout;
  choose: (layout: ColumnLayout) => void;
}

const ColumnContext = createContext<ColumnDesk>({ layout: guideLayout, choose: () => {} });

export const useColumnLayout = () => useContext(ColumnContext);

/** Holds what this person chose; the cookie lets the server paint it the next time. */
export function WithColumns({ layout: first, children }: { layout: ColumnLayout; children: ReactNode }) {
  const [layout, setLayout] = useState(first);
  function choose(chosen: ColumnLayout) {
    rememberChoice(columnsCookie, writeColumnLayout(chosen));
    setLayout(chosen);
  }
  return <ColumnContext value={{ layout, choose }}>{children}</ColumnContext>;
}
