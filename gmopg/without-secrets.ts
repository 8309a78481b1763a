import { firstBytes, type RawPair, unescapeBytes } from '#gmopg/form-text';
import { maskCardNumbers } from '#gmopg/mask-card-numbers';
import { findNoticeName, type NoticeName } from '#gmopg/notice-names';

export interface StorablePair extends RawPair {
  /** Not to be shown: its value is gone. */
  isSecret: boolean;
  known: NoticeName | null;
}

/**
 * A pair of the form as it may be stored (domain.md §5.9): the values of passwords, tokens and card fields removed, full
 * card numbers anywhere else starred, every other byte as it came. Applied twice it changes nothing.
 */
export function withoutSecrets(pair: RawPair): StorablePair {
  const known = findNoticeName(pair.name) ?? findNoticeName(unescapeBytes(pair.name));
  if (known === null) return strangePairWithoutSecrets(pair);
  const { name, value } = pair;
  if (known.sort === 'SECRET') return { name, value: value === null ? null : '', isSecret: true, known };
  const isFreeText = known.sort === 'TEXT' && value !== null && value !== '';
  return { name, value: isFreeText ? scrub(value) : value, isSecret: false, known };
}

function strangePairWithoutSecrets({ name, value }: RawPair): StorablePair {
  const plainName = unescapeBytes(name);
  const isSecret = isSecretName(plainName) || secretMention.test(plainName);
  const keptValue = value === null ? null : isSecret ? '' : scrub(value);
  return { name: scrub(name), value: keptValue, isSecret, known: null };
}

/** CardNo1, Token, SecurityCode, SitePass and their like, whatever the case or the punctuation around them. */
function isSecretName(name: string): boolean {
  return secretName.test(name.replace(/[^0-9a-z]/gi, ''));
}

const secretName =
  /pass(?:wd|word|code|phrase)?\d*$|^card(?:no|num)|^(?:securitycode|cvv|cvc|secret)|token\d*$/i;
const secretMention = /(?:shop|access|site|member|card)pass|securitycode|card_?(?:no|num)/i;

/** For free text, and for bodies that are no form at all (JSON, multipart): what follows the name of a secret goes. */
function scrub(raw: string): string {
  const masked = maskCardNumbers(raw);
  const mention = secretMention.exec(unescapeBytes(masked));
  return mention === null ? masked : firstBytes(masked, mention.index + mention[0].length);
}
