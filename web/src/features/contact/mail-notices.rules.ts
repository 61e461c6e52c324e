import type { components } from '../../shared/api/schema';

type MailStatus = components['schemas']['ContactMailStatusView'];

/** The reasons for which a person has asked to get no mailings. */
const REFUSALS: readonly MailStatus['marketing'][] = ['consent_refused', 'objected', 'erased'];

/** Lists what is said beside the address of a contact: mails come back, or the person does not want mailings. */
export function listMailNotices({
  transactional,
  event_invitation,
  marketing,
}: MailStatus): ('bounces' | 'unwanted')[] {
  const isUnwanted = REFUSALS.includes(event_invitation) && REFUSALS.includes(marketing);
  return [
    ...(transactional === 'address_bounced' ? (['bounces'] as const) : []),
    ...(isUnwanted ? (['unwanted'] as const) : []),
  ];
}
