import { Matches } from 'class-validator';
import { IsTextBlock } from '../../common/validation/field.decorator.js';

/** A request to verify a win, sent back to the people of the lead. */
export class SendBackVerificationRequest {
  /**
   * The reason: what is missing or wrong.
   * @example "The press release names 30 jobs, the lead 40"
   */
  @IsTextBlock(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  remark: string;
}
