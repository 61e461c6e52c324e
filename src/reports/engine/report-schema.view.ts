import { ApiProperty } from '@nestjs/swagger';

/** The types of the cells of csv. */
export const CELL_TYPES = ['text', 'date', 'integer', 'number', 'boolean'] as const;
/** One of {@link CELL_TYPES}. */
export type CellType = (typeof CELL_TYPES)[number];

/** A column of the csv of a report. */
export class ReportSchemaColumnView {
  /** @example "weightedJobs" */
  name: string;
  /** The type of the cells. A date is `YYYY-MM-DD`, a number has a decimal point, and an empty cell is not known. */
  @ApiProperty({ enum: CELL_TYPES })
  type: CellType;
  /**
   * The unit that is counted; null for a fact about the file.
   * @example "jobs"
   */
  @ApiProperty({ type: 'string', nullable: true })
  unit: string | null;
  /** The definition of the figure, with its formula. */
  meaning: string;
}

/** The columns of the csv of a report, in their order. */
export class ReportSchemaView {
  /** The version of the columns. It increases when one is added, removed or renamed or gets another type. */
  @ApiProperty({ type: 'integer' })
  columnsVersion: number;
  columns: ReportSchemaColumnView[];
}
