import type { ItemKind, ItemStatus } from '../model/programme.constants.js';

/** A person who takes part in an item. */
export class ProgrammePersonView {
  /** The id of the participant, not of the contact. */
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
  /** @example "陈伟" */
  nativeName: string | null;
  /** @example "member" */
  role: string;
}

/** An item of a programme as the API returns it. */
export class ProgrammeItemView {
  id: string;
  /** The delegation. */
  delegationId: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * The local time at its start.
   * @example "2015-10-12T09:00:00+08:00"
   */
  localStart: string;
  /** @example "2015-10-12T11:30:00+08:00" */
  localEnd: string;
  /** @example "Asia/Shanghai" */
  timezone: string;
  /** @example "Tour of the production lines" */
  title: string;
  /** @example "tour" */
  kind: ItemKind;
  /** @example "planned" */
  status: ItemStatus;
  /** @example "Hall 3" */
  venue: string | null;
  /** @example "Foshan" */
  city: string | null;
  description: string | null;
  hostCompanyId: string | null;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  hostCompanyName: string | null;
  /** @example "广东省半导体照明产业联合创新中心" */
  hostCompanyNativeName: string | null;
  /** The travel time from the item before, in minutes. */
  travelMinutes: number;
  /** Whether the whole delegation takes part. */
  forAll: boolean;
  /** The participants named for the item; null when the whole delegation takes part. */
  participantIds: string[] | null;
  /** The participants who take part and have neither declined nor cancelled. */
  participants: ProgrammePersonView[];
  seminarId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
