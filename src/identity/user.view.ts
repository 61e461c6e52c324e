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
  /** Whether an account of the identity provider is bound to the user; its first login binds it. */
  oidcLinked: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
