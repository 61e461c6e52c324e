import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsSingleLine } from '../../common/validation/field.decorator.js';

/** Options of an import. */
export class ImportQuery {
  /**
   * If true, the response only shows the outcome of each row, and nothing is stored.
   * @example true
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun?: boolean = false;

  /** Id of the form at the provider, if neither the export nor an earlier delivery contains it (Typeform). */
  @IsOptional()
  @IsSingleLine(200)
  formId?: string;
}

/** Outcomes of a row: a new, changed or known registration, or a row that is ignored or unreadable. */
const ROW_OUTCOMES = ['new', 'changed', 'known', 'ignored', 'unreadable'] as const;
/** One of {@link ROW_OUTCOMES}. */
type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** One row of an uploaded file. */
export class ImportedRowView {
  /**
   * Line number in the file. The headings are line 1.
   * @example 2
   */
  line: number;

  outcome: RowOutcome;

  /**
   * The provider's id of the registration; null if none can be read.
   * @example "2wgx4n"
   */
  externalId: string | null;

  /** Reason why the row is ignored or unreadable. */
  reason: string | null;

  /** Id of the delivery that stores the row; null if nothing was stored. */
  deliveryId: string | null;
}

/** Number of rows by outcome. */
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

/** Result of an import, row by row. */
export class ImportView {
  /** Whether the import was only simulated and stored nothing. */
  dryRun: boolean;

  counts: ImportCountsView;

  /** Headings of questions that neither the mapping nor earlier deliveries contain. */
  unknownColumns: string[];

  rows: ImportedRowView[];
}
