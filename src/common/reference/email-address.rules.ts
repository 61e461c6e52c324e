/**
 * Normalises the e-mail address of an account to the form in which it is stored, compared and counted. The same address
 * typed with composed and with combining characters is one.
 */
export function normaliseEmailAddress(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}
