/** The id of a record in another system. */
export class ExternalIdView {
  /** @example "HubSpot" */
  system: string;
  /** @example "8814032" */
  value: string;
}
