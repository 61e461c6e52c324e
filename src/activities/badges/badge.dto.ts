import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { RepeatableFilter } from '../../common/http/query.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { PRINT_LANGUAGES, type PrintLanguage } from '../delegations/programme/i18n/programme-pdf.constants.js';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../seminars/model/seminar-registration.constants.js';
import { BADGE_LAYOUTS, BADGE_SORTS, type BadgeLayout, type BadgeSort } from './badge.constants.js';

/** The query for the badges of any event. */
export class BadgesQuery {
  /** Eight badges of 85 × 54 mm on each sheet of A4, or labels of 90 × 55 mm; sheets when absent. */
  @IsOptional()
  @IsIn(BADGE_LAYOUTS)
  layout?: BadgeLayout;

  /** The language of the fixed texts; English when absent. Chinese shows native names first. */
  @IsOptional()
  @IsIn(PRINT_LANGUAGES)
  lang?: PrintLanguage;

  /** The order of the badges; by name when absent. */
  @IsOptional()
  @IsIn(BADGE_SORTS)
  sort?: BadgeSort;
}

/** The query for the badges of a seminar. */
export class SeminarBadgesQuery extends BadgesQuery {
  /** Only registrations in these statuses; registered, confirmed and attended when absent. */
  @RepeatableFilter()
  @IsIn(REGISTRATION_STATUSES, { each: true })
  status?: RegistrationStatus[];

  /** Only the badge of this registration. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  registrationId?: string;
}

/** The query for the badges of a delegation. */
export class DelegationBadgesQuery extends BadgesQuery {
  /** Only the badge of this participant. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  participantId?: string;
}
