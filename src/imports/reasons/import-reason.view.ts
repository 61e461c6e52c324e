import { ApiProperty } from '@nestjs/swagger';
import type { Cell } from '../files/table-file.constants.js';

/** A reason that rows of an import share. */
export class ImportReasonView {
  /** Whether the rows are not imported for it (error), or are imported without a value or with another one (warning). */
  kind: 'error' | 'warning';
  /** @example "choice.invalid" */
  code: string;
  /**
   * The field; null if the reason concerns whole rows.
   * @example "source.channel"
   */
  field: string | null;
  /**
   * The column that fills the field; null where none does.
   * @example "Bron"
   */
  column: string | null;
  /** The cell; null where the cells of the rows differ too much. */
  @ApiProperty({
    anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }],
    example: 'Beurs',
  })
  cell: Cell;
  /**
   * The number of rows.
   * @example 412
   */
  count: number;
  /**
   * A sentence that names the field and the column and says what would be right.
   * @example "Kanaal «Beurs» (kolom «Bron»): dit is niet bekend."
   */
  detail: string;
  /** The numbers of the first rows in the sheet. */
  firstRows: number[];
}
