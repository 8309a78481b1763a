'use client';
import { useQuery } from 'urql';
import { AdminFrameQuery } from './admin-frame-query';

/** Whether the viewer's role includes this one; the page came with the answer. */
export function useViewerCan(role: 'OPERATE' | 'CANCEL' | 'MANAGE'): boolean {
  const [{ data }] = useQuery({ query: AdminFrameQuery });
  return data?.viewer?.can.includes(role) ?? false;
}
