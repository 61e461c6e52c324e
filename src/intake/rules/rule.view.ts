/** What running the rules of a connection over its registrations came to. */
export class RulesRunView {
  /** Whether everything was taken back. */
  dryRun: boolean;
  /** Registrations looked at: those that are matched and stand. */
  registrations: number;
  /** Leads made. */
  leads: number;
  /** Open leads that were touched instead. */
  touches: number;
  /** Registrations for which a rule could not make its lead; they say why. */
  problems: number;
}
