import type { Role } from '../common/actor/actor.constants.js';

/** An account of the demo. Its password is published. */
export class DemoAccountView {
  /** @example "an@locate.example" */
  email: string;
  /** @example "An Janssens" */
  name: string;
  /** @example "bdm" */
  role: Role;
  /** @example "limburg-demo-2026" */
  password: string;
}

/** The accounts of the demo. */
export class DemoAccountsView {
  accounts: DemoAccountView[];
}
