/**
 * Whether a password is one that the phone has encrypted: hexadecimal digits, two for a byte. It may be decimal ones alone
 * only by a rare chance, but a password often is.
 */
export function isEncrypted(password: string): boolean {
  return /^(?:[0-9a-f]{2})+$/i.test(password) && !/^\d+$/.test(password);
}
