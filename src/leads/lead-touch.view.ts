import type { TouchChannel, TouchOrigin, TouchRole } from './lead-touch.vocabulary.js';

/** What influenced a lead: one of activity, agreement and channel. */
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
  /** The source is where the lead came from; there is one. */
  role: TouchRole;
  /** What it follows from: only those by hand are changed by hand. */
  origin: TouchOrigin;
  /** The contact of the lead through whom it came about by itself. */
  contactId: string | null;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  /** Since when it no longer counts: a registration cancelled, a source corrected, a touch taken back. */
  withdrawnAt: Date | null;
}
