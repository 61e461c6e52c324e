import type { Direction, InteractionKind, InteractionSource } from '../model/interaction.constants.js';

/** A contact who took part in an interaction. */
export class ParticipantView {
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
}

/** An interaction as clients see it. */
export class InteractionView {
  id: string;
  /** @example "meeting" */
  kind: InteractionKind;
  occurredAt: Date;
  /** @example "Requirements of the European assembly plant" */
  subject: string;
  summary: string | null;
  /** @example "outbound" */
  direction: Direction | null;
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  leadReference: string | null;
  leadTitle: string | null;
  contactIds: string[];
  contacts: ParticipantView[];
  activityId: string | null;
  activityTitle: string | null;
  agreementId: string | null;
  agreementTitle: string | null;
  outcome: string | null;
  /** The follow-up task that was created with it. */
  followUpTaskId: string | null;
  /** `mail` if the application has made it from a mail that was received; null if a person has recorded it. */
  source: InteractionSource | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
