import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { Line } from '../../common/validation/field.decorators.js';

/** How a file is to be taken in. */
export class ImportQuestion {
  /**
   * Only tell what would become of each row; nothing is stored.
   * @example true
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun?: boolean = false;

  /** The form's id at the sender, where the export does not say and nothing has come of it yet (Typeform). */
  @IsOptional()
  @Line(200)
  formId?: string;
}
