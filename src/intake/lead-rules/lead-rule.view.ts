/** Result of a run of the rules of a connection. */
export class RulesRunView {
  /** Whether the run was only simulated and rolled back. */
  dryRun: boolean;
  /** Number of registrations to which the rules were applied: matched, and not cancelled unless the person attended. */
  registrations: number;
  /** Number of created leads. */
  leads: number;
  /** Number of touches that were added to open leads instead. */
  touches: number;
  /** Number of registrations for which a rule failed. Each of them shows the reason. */
  problems: number;
}
