import type { components } from '../../shared/api/schema';

type LeadSource = components['schemas']['LeadView']['source'];

/** Returns the origin with only the record that its channel calls for. */
export function cleanSource(source: LeadSource): LeadSource {
  const { channel, activityId, agreementId, referrerCompanyId, detail } = source;
  return {
    channel,
    activityId: channel === 'activity' ? activityId : null,
    agreementId: channel === 'agreement' ? agreementId : null,
    referrerCompanyId: channel === 'referral' ? referrerCompanyId : null,
    detail: detail?.trim() || null,
  };
}
