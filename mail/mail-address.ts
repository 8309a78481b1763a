/**
 * True for exactly one address that SMTP can carry: no list, no display name, no quotes, no control characters.
 * Dots that RFC 5321 forbids (`a..b@`, `a.@`) pass: old addresses of Japanese carriers have them.
 */
export function isMailAddress(text: string): boolean {
  if (text.length > 254 || !text.isWellFormed()) return false;
  return /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(
    text,
  );
}
