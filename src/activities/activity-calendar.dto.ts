import { IsIn, IsUUID } from 'class-validator';
import { countryCodes } from '../common/reference/country-codes.rules.js';
import { RepeatableFilter } from '../common/http/query.decorator.js';
import { CalendarQuery } from '../identity/calendar-tokens/calendar-token.dto.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES, type ActivityKind, type ActivityStatus } from './activity.constants.js';

/** The query of a calendar program: the token of the user, and filters. */
export class ActivityCalendarQuery extends CalendarQuery {
  /** Only activities of these kinds. */
  @RepeatableFilter()
  @IsIn(ACTIVITY_KINDS, { each: true })
  kind?: ActivityKind[];

  /** Only activities in these statuses. */
  @RepeatableFilter()
  @IsIn(ACTIVITY_STATUSES, { each: true })
  status?: ActivityStatus[];

  /** Only activities in these countries, ISO 3166-1. */
  @RepeatableFilter()
  @IsIn([...countryCodes], { each: true })
  country?: string[];

  /** Only activities under these agreements, including the stops and seminars of a roadshow under one of them. */
  @RepeatableFilter()
  @IsUUID(undefined, { each: true })
  agreementId?: string[];
}
