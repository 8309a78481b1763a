import { chanceOf } from '#gmopg/simulator/fault-plan';

/** Decisions from a seed and names alone: whoever asks first, however often, the answer is the same. */
export interface Chance {
  /** 0 ≤ number < 1. */
  number(...names: string[]): number;
  happens(probability: number, ...names: string[]): boolean;
  /** One of the keys, as often as its weight among all weights says. */
  pick<Choice extends string>(weights: Readonly<Record<Choice, number>>, ...names: string[]): Choice;
}

export function createChance(seed: number): Chance {
  const number = (...names: string[]) => chanceOf(seed, 'storm', ...names);
  return {
    number,
    happens: (probability, ...names) => number(...names) < probability,
    pick: (weights, ...names) => {
      const choices = keysOf(weights);
      const sum = choices.reduce((total, choice) => total + weights[choice], 0);
      let rest = number(...names) * sum;
      const found = choices.find((choice) => {
        rest -= weights[choice];
        return rest < 0;
      });
      if (found === undefined) throw new Error('There is nothing to pick from.');
      return found;
    },
  };
}

/** The keys of a literal object: Object.keys does not tell the compiler. */
function keysOf<Key extends string>(weights: Readonly<Record<Key, number>>): Key[] {
  return Object.keys(weights) as Key[];
}
