import type { Role } from '../common/actor/actor.js';

/** A user, as clients see one. */
export class UserView {
  id: string;
  /** @example "an.janssens@locateinlimburg.example" */
  email: string;
  /** @example "An Janssens" */
  fullName: string;
  /** @example "bdm" */
  role: Role;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
