import type { components } from '../../../shared/api/schema';

type Touch = components['schemas']['LeadTouchView'];
type CreateTouch = components['schemas']['CreateTouch'];

/** The values of the form of a touch. The channel says which record it is about, if any. */
export interface TouchValues {
  channel: string;
  activityId: string | null;
  agreementId: string | null;
  occurredOn: string;
  note: string;
}

/** Returns the values of a touch, or those with which a new one begins. */
export function readTouchValues(touch: Touch | null, today: string): TouchValues {
  if (!touch) return { channel: 'activity', activityId: null, agreementId: null, occurredOn: today, note: '' };
  const { activityId, agreementId, channel, occurredOn, note } = touch;
  const subject = activityId ? 'activity' : agreementId ? 'agreement' : (channel ?? 'other');
  return { channel: subject, activityId, agreementId, occurredOn, note: note ?? '' };
}

/** Builds the request. A touch is about an activity, an agreement or a channel. */
export function buildTouchRequest({ channel, activityId, agreementId, occurredOn, note }: TouchValues): CreateTouch {
  const isRecord = channel === 'activity' || channel === 'agreement';
  return {
    activityId: channel === 'activity' ? activityId : null,
    agreementId: channel === 'agreement' ? agreementId : null,
    channel: isRecord ? null : (channel as CreateTouch['channel']),
    occurredOn: occurredOn || null,
    note: note.trim() || null,
  };
}
