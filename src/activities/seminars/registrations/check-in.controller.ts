import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { SeminarRegistrationService } from './seminar-registration.service.js';
import { CheckIn } from './seminar-registration.dto.js';
import { CHECK_IN_EXAMPLES, SeminarBegun } from './seminar-registration.examples.js';
import { CheckInView } from './seminar-registration.view.js';

@ApiTags('Seminars')
@Controller('seminars/:id/check-in')
export class CheckInController {
  constructor(private readonly registrations: SeminarRegistrationService) {}

  /**
   * Check in a visitor
   *
   * Send one of `code`, `registrationId` and `email`. The registration becomes attended. A second check-in changes
   * nothing unless it happened earlier (`occurredAt`), so a scanner may try again. The error says why a person cannot be checked in. If several people with a seat
   * share the address, `registration.several_seats` has them as `candidates` (`id`, `fullName`); send the
   * `registrationId` of one of them.
   */
  @Post()
  @SeminarBegun()
  @HttpCode(200)
  @Access('activities:write')
  @ApiBody({ type: CheckIn, examples: CHECK_IN_EXAMPLES })
  @ApiOkResponse({ type: CheckInView })
  @ApiProblems(
    'registration.other_seminar',
    'registration.several_seats',
    'registration.cancelled',
    'registration.too_early',
    'seminar.full',
    'seminar.cancelled',
    'record.archived',
    'check_in.one_of',
    'check_in.wrong_time',
  )
  checkIn(@RecordId('seminar') id: string, @Body() body: CheckIn, @CurrentActor() actor: Actor) {
    return this.registrations.runInOrder(id, actor, (tx) => this.registrations.checkIn(tx, id, body));
  }
}
