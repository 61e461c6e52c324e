import { toE164 } from '../../common/reference/phone-numbers.rules.js';

/**
 * Returns those of some texts that are addresses: e-mail addresses, and phone numbers in E.164. A form takes any text as a number,
 * and one such as `n/a` or `12` would be found in the texts of everybody.
 */
export function listSearchableAddresses(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    if (/^[^@\s]+@[^@\s]+$/.test(text)) return [text];
    const phone = toE164(text);
    return phone.ok ? [phone.value] : [];
  });
}
