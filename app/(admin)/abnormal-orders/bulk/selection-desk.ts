'use client';
import { createContext } from 'react';
import type { Choice, Selection } from './selection';

/** What the boxes of the rows share. */
export interface SelectionDesk {
  chosen: Selection;
  /** The page's rows, in its order. */
  rows: readonly Choice[];
  /** `isRange`: with all rows since the one ticked before. */
  tickRow: (id: string, how: { isTicked: boolean; isRange: boolean }) => void;
  tickPage: (isTicked: boolean) => void;
  chooseAll: () => Promise<void>;
  isChoosingAll: boolean;
  drop: (ids: readonly string[]) => void;
  clear: () => void;
}

/** null: this person may not act on rows, so none has a box. */
export const SelectionContext = createContext<SelectionDesk | null>(null);
