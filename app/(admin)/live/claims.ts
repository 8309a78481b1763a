const againMs = 10_000;

export interface ClaimPorts {
  open: (id: string) => void;
  close: (id: string) => void;
}

/** 担当: the rows that this tab has open. Each is said every 10 s until the last who holds it lets go. */
export function createClaims({ open, close }: ClaimPorts) {
  const held = new Map<string, { holders: number; timer: ReturnType<typeof setInterval> }>();

  function letGo(id: string) {
    const claim = held.get(id);
    if (!claim) return;
    claim.holders--;
    if (claim.holders > 0) return;
    clearInterval(claim.timer);
    held.delete(id);
    close(id);
  }

  return {
    /** Answers how to let go. */
    hold(id: string): () => void {
      const claim = held.get(id);
      if (claim) claim.holders++;
      else {
        open(id);
        held.set(id, { holders: 1, timer: setInterval(() => open(id), againMs) });
      }
      let isHeld = true;
      return () => {
        if (isHeld) letGo(id);
        isHeld = false;
      };
    },
    /** The page goes away: everything it had open is closed. */
    closeAll() {
      for (const id of held.keys()) close(id);
    },
  };
}
