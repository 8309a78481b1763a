/** Next calls this once per process. Behind our own server the runtime is there already. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { composeForNext } = await import('#server/compose-for-next');
  await composeForNext();
}
