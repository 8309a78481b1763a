import { type Change, joinChanges } from './change';

const longestTellingMs = 10_000;

/**
 * Passes changes on at once, but at most once every `gapMs` and never before the last `tell` came back (or 10 s are over):
 * what comes meanwhile is told together.
 */
export function gatherChanges(
  tell: (change: Change) => Promise<unknown>,
  { gapMs, now }: { gapMs: number; now: () => number },
): { add: (change: Change) => void; stop: () => void } {
  let waiting: Change | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let isTelling = false;
  let isOver = false;

  function plan() {
    if (isOver || isTelling || timer !== undefined || waiting === null) return;
    const rest = toldAt + gapMs - now();
    if (rest <= 0) void say();
    else timer = setTimeout(say, rest);
  }

  async function say() {
    timer = undefined;
    if (waiting === null) return;
    const change = waiting;
    waiting = null;
    isTelling = true;
    toldAt = now();
    await withinPatience(tell(change));
    isTelling = false;
    plan();
  }

  return {
    add(change) {
      waiting = waiting === null ? change : joinChanges(waiting, change);
      plan();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

function withinPatience(telling: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, longestTellingMs);
    const done = () => {
      clearTimeout(patience);
      resolve();
    };
    telling.then(done, done);
  });
}
