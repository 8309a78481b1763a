/** The simulator's calendar. It drives TranDate, ProcessDate and every day and month of the cancel rule, never a deadline. */
export interface SimulatorClock {
  now(): Date;
  readonly isRunning: boolean;
  set(to: Date): void;
  /** Negative to go back. */
  advance(milliseconds: number): void;
  freeze(): void;
  run(): void;
}

/** Runs at real speed from `startsAt`, or from the real time when that is not given. */
export function createSimulatorClock(realNow: () => Date, startsAt?: Date): SimulatorClock {
  let shift = startsAt === undefined ? 0 : startsAt.getTime() - realNow().getTime();
  let frozenAt: number | null = null;
  const running = () => realNow().getTime() + shift;
  const set = (to: number) => {
    if (Number.isNaN(to)) throw new RangeError('The clock was set to no time at all.');
    if (frozenAt !== null) frozenAt = to;
    shift = to - realNow().getTime();
  };
  return {
    now: () => new Date(frozenAt ?? running()),
    get isRunning() {
      return frozenAt === null;
    },
    set: (to) => set(to.getTime()),
    advance: (milliseconds) => set((frozenAt ?? running()) + milliseconds),
    freeze: () => {
      frozenAt ??= running();
    },
    run: () => {
      if (frozenAt !== null) shift = frozenAt - realNow().getTime();
      frozenAt = null;
    },
  };
}
