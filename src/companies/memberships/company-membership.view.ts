/** The side of a membership on which a company is. */
export const MEMBERSHIP_DIRECTIONS = ['member_of', 'member'] as const;
/** One of {@link MEMBERSHIP_DIRECTIONS}. */
export type MembershipDirection = (typeof MEMBERSHIP_DIRECTIONS)[number];

/** A membership, seen from one of its two companies. */
export class MembershipView {
  id: string;
  /**
   * With member_of the requested company belongs to the other company. With member the other company belongs to it.
   * @example "member_of"
   */
  direction: MembershipDirection;
  /** The other company. */
  companyId: string;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  companyName: string;
  /** @example "CN" */
  companyCountry: string;
  /** @example "board member" */
  role: string | null;
  /** @example "2016-05-24" */
  since: string | null;
  until: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
