import { stormShops } from './storm-shops';

export const stormCards = ['4111111111111111', '5555555555554444', '378282246310005'] as const;

/** Reads along wherever Fukkyu says or keeps something, and knows afterwards which secret showed up where. */
export interface SecretWatch {
  read(place: string, text: string): void;
  /** Whether it has read this AccessID: a watch that met none has looked nowhere. */
  hasMet(name: string): boolean;
  /** One sentence for each place where a ShopPass, one of these AccessPasses or a card number stood. */
  findings(accessPasses: readonly string[]): string[];
}

export function createSecretWatch(): SecretWatch {
  // Only names of 32 hex digits and the places they were first met in: the answers of a storm are gigabytes.
  const names = new Map<string, string>();
  const plain = new Set<string>();
  const shopPasses = Object.values(stormShops).map(({ shopPass }) => shopPass);

  return {
    read: (place, text) => {
      for (const [name] of text.matchAll(/[0-9a-f]{32}/gi)) {
        const lower = name.toLowerCase();
        if (!names.has(lower)) names.set(lower, place);
      }
      for (const shopPass of shopPasses)
        if (text.includes(shopPass)) plain.add(`${place} holds the ShopPass ${shopPass}.`);
      const card = findCardNumber(text);
      if (card !== null) plain.add(`${place} holds the card number ${card}.`);
    },
    hasMet: (name) => names.has(name),
    findings: (accessPasses) => [
      ...plain,
      ...accessPasses.flatMap((pass) => {
        const place = names.get(pass);
        return place === undefined ? [] : [`${place} holds the AccessPass ${pass}.`];
      }),
    ],
  };
}

/** One of the storm's, or digits that a card could have: 13 to 16, an issuer's first digit, the check digit right. */
function findCardNumber(text: string): string | null {
  const used = stormCards.find((card) => text.includes(card));
  if (used !== undefined) return used;
  for (const [digits] of text.matchAll(/(?<![\w.-])[3-6]\d{12,15}(?![\w-]|\.\d)/g))
    if (passesLuhn(digits)) return digits;
  return null;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
