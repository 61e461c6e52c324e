import type { Settings } from '../../config/settings.factory.js';
import type { MailText } from './mail-html.rules.js';

/** The settings of the lines with which readers reach the agency. */
export type AgencySettings = Pick<Settings, 'mailPostalAddress' | 'privacyContact'>;

/** Returns the lines at the end of a mail with which readers reach the agency. Those without a setting are absent. */
export function readAgencyContact({
  mailPostalAddress,
  privacyContact,
}: AgencySettings): Pick<MailText, 'postalAddress' | 'privacyAddress'> {
  return { postalAddress: mailPostalAddress ?? null, privacyAddress: privacyContact?.address ?? null };
}
