const mostOfOne = 20;
const mostOfAll = 2_000;

/** How many streams are open in this process, and whose: one viewer's browsers must not take everybody's place. */
const seats = new Map<string, number>();
let taken = 0;

/** A place for one more stream; null when this viewer, or the process, has enough of them. Give it back once. */
export function takeSeat(viewerId: string, most = mostOfOne): (() => void) | null {
  const own = seats.get(viewerId) ?? 0;
  if (own >= most || taken >= mostOfAll) return null;
  seats.set(viewerId, own + 1);
  taken++;
  return () => {
    taken--;
    const left = (seats.get(viewerId) ?? 1) - 1;
    if (left === 0) seats.delete(viewerId);
    else seats.set(viewerId, left);
  };
}
