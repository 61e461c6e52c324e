import { IsEmail, MaxLength } from 'class-validator';
import { Trimmed } from '../../common/validation/field.decorator.js';

/** The address that gets a test mail. */
export class TestMail {
  /** @example "an@locate.example" */
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  to: string;
}
