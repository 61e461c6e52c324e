import type { TouchChannel, TouchOrigin, TouchRole } from './lead-touch.constants.js';

/** A touch: one of activity, agreement and channel that influenced a lead. */
export class LeadTouchView {
  id: string;
  leadId: string;
  activityId: string | null;
  /** @example "Roadshow Foshan, Zhongshan and Shenzhen" */
  activityTitle: string | null;
  agreementId: string | null;
  agreementTitle: string | null;
  channel: TouchChannel | null;
  /** @example "2026-01-14" */
  occurredOn: string;
  /** Whether the lead came from it (source) or was only influenced by it (influence). A lead has one source. */
  role: TouchRole;
  /** The record that the touch follows from. Only a touch with the origin hand can be changed. */
  origin: TouchOrigin;
  /** The contact of the lead through whom an automatic touch came about. */
  contactId: string | null;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  /**
   * The time from which the touch no longer counts, because a registration was cancelled, a source was corrected or the
   * touch was removed.
   */
  withdrawnAt: Date | null;
}
