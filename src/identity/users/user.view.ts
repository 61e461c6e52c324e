import type { Role } from '../../common/actor/actor.constants.js';

/** A user as returned to clients. */
export class UserView {
  id: string;
  /** @example "an.janssens@locateinlimburg.example" */
  email: string;
  /** @example "An Janssens" */
  fullName: string;
  /** @example "bdm" */
  role: Role;
  /** Whether the user is linked to an account of the identity provider. The first login links it. */
  oidcLinked: boolean;
  /** Whether logins with the password ask for a one-time code. */
  totpEnabled: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
