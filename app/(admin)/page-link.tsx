'use client';
import Link, { type LinkProps } from 'next/link';
import type { AnchorHTMLAttributes } from 'react';

type PageLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof LinkProps> &
  Omit<LinkProps, 'prefetch'>;

/** A link to a page of ours. Nothing is fetched ahead: a list of 100 rows would have the server draw 100 pages nobody asked for. */
export function PageLink(props: PageLinkProps) {
  return <Link {...props} prefetch={false} />;
}
