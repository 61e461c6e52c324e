import { ApiProperty } from '@nestjs/swagger';
import { ImportRowView, RowCandidateView, VALUE } from '../runs/import.view.js';

/** The value of a field of a row beside that of a candidate. */
export class ComparedFieldView {
  /** @example "city" */
  field: string;
  /** The value of the row; null if it has none. */
  @ApiProperty(VALUE)
  value: unknown;
  /** The value of the candidate; null if it has none. */
  @ApiProperty(VALUE)
  candidateValue: unknown;
  /** Whether both have a value, and not the same. */
  isDifferent: boolean;
}

/** A candidate beside its row. */
export class CandidateComparisonView extends RowCandidateView {
  /** Whether the record is in use and visible to the reader. One that is not cannot be chosen. */
  isUsable: boolean;
  /** The fields of which the row or the candidate has a value. */
  fields: ComparedFieldView[];
}

/** A row of the file with its candidates as they are now. */
export class ImportRowDetailView extends ImportRowView {
  /** Whether the reader can decide about the candidates, or change what was decided. */
  canDecide: boolean;
  comparisons: CandidateComparisonView[];
}
