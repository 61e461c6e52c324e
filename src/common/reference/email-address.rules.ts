/**
 * Normalises an e-mail address to the form in which it is stored, compared and counted: trimmed, NFC, lower case. Plus tags
 * and dots stay, because their meaning depends on the receiving server.
 */
export function normaliseEmail(address: string): string {
  // Some letters with accents have a composed form in lower case only.
  return address.trim().normalize('NFC').toLowerCase().normalize('NFC');
}
