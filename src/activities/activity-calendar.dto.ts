import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID } from 'class-validator';
import { countryCodes } from '../common/reference/country.codes.js';
import { CalendarQuery } from '../identity/calendar.dto.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES, type ActivityKind, type ActivityStatus } from './activity.vocabulary.js';

/** A filter given once or several times, which then means any of the values. */
const AnyOf = () =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : [value].flat())),
    ArrayMaxSize(100),
  );

/** What a calendar program asks with: whose calendar it is, and the filters that are part of the address. */
export class ActivityCalendarQuery extends CalendarQuery {
  /** Only of these kinds. */
  @AnyOf()
  @IsIn(ACTIVITY_KINDS, { each: true })
  kind?: ActivityKind[];

  /** Only in these states. */
  @AnyOf()
  @IsIn(ACTIVITY_STATUSES, { each: true })
  status?: ActivityStatus[];

  /** Only in these countries, ISO 3166-1. */
  @AnyOf()
  @IsIn([...countryCodes], { each: true })
  country?: string[];

  /** Only under these agreements, the stops and seminars of a roadshow under one among them. */
  @AnyOf()
  @IsUUID(undefined, { each: true })
  agreementId?: string[];
}
