import type { components } from '../../shared/api/schema';

type LeadSource = components['schemas']['LeadView']['source'];

/** The origin while it is entered. A new lead has no channel until the user says how it came in. */
export type SourceValue = Omit<LeadSource, 'channel'> & { channel: LeadSource['channel'] | null };

/** The record that a channel calls for. */
const RECORDS = { activity: 'activityId', agreement: 'agreementId', referral: 'referrerCompanyId' } as const;

/** Tells whether an origin lacks its channel, or the record that the channel calls for. */
export function isSourceIncomplete(source: SourceValue): boolean {
  const { channel } = source;
  return channel === null || (channel in RECORDS && source[RECORDS[channel as keyof typeof RECORDS]] === null);
}

/** Returns the origin with only the record that its channel calls for. */
export function cleanSource(source: SourceValue): LeadSource {
  const { channel, activityId, agreementId, referrerCompanyId, detail } = source;
  return {
    // A form is not sent without a channel.
    channel: channel!,
    activityId: channel === 'activity' ? activityId : null,
    agreementId: channel === 'agreement' ? agreementId : null,
    referrerCompanyId: channel === 'referral' ? referrerCompanyId : null,
    detail: detail?.trim() || null,
  };
}
