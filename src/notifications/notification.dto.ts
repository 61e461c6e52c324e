import { ArrayMinSize, Equals, ValidateIf } from 'class-validator';
import { Ids } from '../common/validation/reference.decorator.js';

/** The notifications to mark as read. Exactly one of `ids` and `all` is required. */
export class MarkNotificationsRead {
  /**
   * The notifications, at most 200. Ids of notifications that are read already, or are not the caller's, are ignored.
   * @example ["0199aa00-0000-7000-8000-000000000021"]
   */
  @ValidateIf((_, value) => value !== undefined)
  @Ids(200)
  @ArrayMinSize(1)
  ids?: string[];

  /** True for all notifications of the caller. */
  @ValidateIf((_, value) => value !== undefined)
  @Equals(true)
  all?: true;
}
