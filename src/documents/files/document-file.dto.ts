import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ParseInteger } from '../../common/validation/field.decorator.js';
import { type Disposition, DISPOSITIONS } from './content-disposition.rules.js';

/** Maximum of a PostgreSQL integer. */
const MAX_NUMBER = 2_147_483_647;

/** The parameters of the file of a document. */
export class FileQuery {
  /**
   * The number of the version; without it, the current one.
   * @example 1
   */
  @IsOptional()
  @ParseInteger()
  @Min(1)
  @Max(MAX_NUMBER)
  @IsInt({ message: '$property must be the number of a version, such as 1' })
  version?: number;

  /**
   * `inline` lets a browser show a pdf, a picture or a plain text. Other files are always stored.
   * @example "attachment"
   */
  @IsOptional()
  @IsIn(DISPOSITIONS)
  disposition?: Disposition = 'attachment';
}
