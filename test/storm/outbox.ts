/** Calls to Fukkyu of one cart and one customer, in order and each until it is answered. The sale waits for none of them. */
export interface Outbox {
  /** Resolves with the answer, or with null when two seconds are over: the call goes on behind the sale then. */
  send<Answer>(call: () => Promise<Answer>): Promise<Answer | null>;
  /** Resolves when every call is answered; rejects with what no cart should meet. */
  emptied(): Promise<void>;
}

/** README: "Never block the sale. Give each call two seconds." */
const saleWaitsMs = 2_000;

export function createOutbox(): Outbox {
  let last: Promise<unknown> = Promise.resolve();
  return {
    send: async <Answer>(call: () => Promise<Answer>) => {
      const answered = last.then(call);
      last = answered;
      // Its failure is told by `emptied`.
      const settled = answered.catch(() => null);
      return Promise.race([settled, patience()]);
    },
    emptied: async () => void (await last),
  };
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), saleWaitsMs).unref());
}
