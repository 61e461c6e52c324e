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
