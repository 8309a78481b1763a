/** The origins whose pages may act with a member of staff's session: the application's own, and this machine's. */
export function trustedOrigins({ appUrl, port }: { appUrl: string; port: number }): string[] {
  return [
    new URL(appUrl).origin,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
    `http://[::1]:${port}`,
  ];
}
