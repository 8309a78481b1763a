/** What happened since the last one. */
export interface Change {
  ids: string[];
  /** False: more than `ids` changed, or something was missed: ask the lists again. */
  isComplete: boolean;
}

/** What one subscriber has not taken yet: each row once, bounded however slowly it is taken. */
export class Watcher {
  readonly #mostIds: number;
  readonly includesSettling: boolean;
  #ids = new Set<string>();
  #isComplete = true;
  #isEnded = false;
  #wake: (() => void) | null = null;

  constructor({ mostIds, includesSettling }: { mostIds: number; includesSettling: boolean }) {
    this.#mostIds = mostIds;
    this.includesSettling = includesSettling;
  }

  push(id: string): void {
    if (!this.#isComplete || this.#isEnded) return;
    this.#ids.add(id);
    if (this.#ids.size > this.#mostIds) this.miss();
    else this.#wake?.();
  }

  /** What changed can no longer be named. */
  miss(): void {
    this.#ids.clear();
    this.#isComplete = false;
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** Waits for the next change; null when there will be none any more. One caller at a time. */
  async next(): Promise<Change | null> {
    while (!this.#isEnded && this.#isComplete && this.#ids.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#isEnded) return null;
    const change = { ids: [...this.#ids], isComplete: this.#isComplete };
    this.#ids.clear();
    this.#isComplete = true;
    return change;
  }
}
