'use client';
import { useEffect, useRef } from 'react';
import { type KeyAction, type Place, readKey, rowAfter } from './read-key';

/** Listens to the keys that every screen shares; `onShow` for those that open something of their own. */
export function useKeys(onShow: (what: 'help' | 'palette') => void): void {
  const show = useRef(onShow);
  useEffect(() => {
    show.current = onShow;
  });
  useEffect(() => {
    let lastRow: number | null = null;
    function listen(event: KeyboardEvent) {
      const action = event.defaultPrevented ? null : readKey(event, placeOf(event.target));
      if (!action) return;
      if (action === 'help' || action === 'palette') show.current(action);
      else if (action === 'next' || action === 'previous')
        lastRow = moveRow(lastRow, action === 'next' ? 1 : -1);
      else if (!act(action)) return;
      event.preventDefault();
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function placeOf(target: EventTarget | null): Place {
  const at = target instanceof Element ? target : document.body;
  const isTicking = at.matches('input[type="checkbox"], input[type="radio"]');
  return {
    isTyping: !isTicking && at.closest('input, textarea, select, [contenteditable="true"]') !== null,
    isSearching: at.matches('search input'),
    isElsewhere:
      at.closest('[role="menu"], [role="listbox"]') !== null ||
      document.querySelector('[role="dialog"]') !== null,
    isOnRow: at.matches('tbody[data-row]'),
  };
}

/** Does it, and answers whether there was something to do it to. */
function act(action: Exclude<KeyAction, 'help' | 'palette' | 'next' | 'previous'>): boolean {
  switch (action) {
    case 'search':
      return enterSearch();
    case 'leaveSearch':
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return true;
    case 'tick':
      return press(currentRow(), '[data-cell="select"] input');
    case 'restore':
      return press(currentRow(), '[data-cell="restore"] button');
    case 'open':
      return press(currentRow(), '[data-cell="detail"] a, th a');
  }
}

function enterSearch(): boolean {
  const box = document.querySelector('search input');
  if (!(box instanceof HTMLInputElement)) return false;
  box.focus();
  box.select();
  return true;
}

/** Puts the focus on another row. Where the row that had it is gone, it goes on from that place. */
function moveRow(last: number | null, step: 1 | -1): number | null {
  const rows = [...document.querySelectorAll('tbody[data-row]')];
  const current = currentRow();
  const at = current ? rows.indexOf(current) : null;
  // The row that stood there may have left the list: the one in its place is looked at next.
  const to = at === null && last !== null ? Math.min(last, rows.length - 1) : rowAfter(rows.length, at, step);
  const row = to === null ? undefined : rows[to];
  if (!(row instanceof HTMLElement)) return null;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  return to;
}

function currentRow(): Element | null {
  return document.activeElement?.closest('tbody[data-row]') ?? null;
}

function press(row: Element | null, selector: string): boolean {
  const control = row?.querySelector(selector);
  if (!(control instanceof HTMLElement)) return false;
  control.click();
  return true;
}
