/** What becomes of a row: a registration that had not come, one that stands otherwise now, one that is there already, nothing. */
export const ROW_OUTCOMES = ['new', 'changed', 'known', 'ignored', 'unreadable'] as const;
/** One of {@link ROW_OUTCOMES}. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** One row of an uploaded file. */
export class ImportedRowView {
  /**
   * Line of the file, its headings being the first.
   * @example 2
   */
  line: number;

  outcome: RowOutcome;

  /**
   * The sender's id of the registration; null where there is none to read.
   * @example "2wgx4n"
   */
  externalId: string | null;

  /** Why nothing comes of the row. */
  reason: string | null;

  /** The delivery that the row became; null when nothing was stored. */
  deliveryId: string | null;
}

/** How many rows became what. */
export class ImportCountsView {
  /** @example 120 */
  rows: number;
  /** @example 3 */
  new: number;
  /** @example 1 */
  changed: number;
  /** @example 116 */
  known: number;
  /** @example 0 */
  ignored: number;
  /** @example 0 */
  unreadable: number;
}

/** What an uploaded file holds, row by row. */
export class ImportView {
  /** Whether nothing was stored. */
  dryRun: boolean;

  counts: ImportCountsView;

  /** Headings that are questions nobody has mapped or seen. */
  unknownColumns: string[];

  rows: ImportedRowView[];
}
