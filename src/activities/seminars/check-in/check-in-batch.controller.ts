import { createHash } from 'node:crypto';
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { isKnownTag } from '../../../common/http/entity-tag.handler.js';
import { CurrentActor, RecordId } from '../../../common/http/request.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { Access, Door } from '../../../identity/access/access.decorator.js';
import { SeminarBegun } from '../registrations/seminar-registration.examples.js';
import { CheckInBatchService } from './check-in-batch.service.js';
import { CheckInBatch } from './check-in.dto.js';
import { CHECK_IN_BATCH_EXAMPLES, SeminarAhead } from './check-in.examples.js';
import { CheckInListView, CheckInResultsView } from './check-in.view.js';

@ApiTags('Seminars')
@Controller('seminars/:id')
export class CheckInBatchController {
  constructor(private readonly batches: CheckInBatchService) {}

  /**
   * List the people to check in at a seminar
   *
   * For devices that check people in without a network, also with a door link. It has no e-mail addresses, phone numbers and
   * notes. `If-None-Match` with the `ETag` of an earlier answer gets 304 while nothing has changed.
   */
  @Get('check-in-list')
  @SeminarBegun()
  @Access('check_in:read')
  @Door()
  @ApiOkResponse({ type: CheckInListView })
  @ApiResponse({ status: 304, description: 'Nothing has changed since the answer with this ETag.' })
  @ApiProblems('door_link.expired')
  async list(
    @RecordId('seminar') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInListView | undefined> {
    const { asOf, ...list } = await this.batches.readList(id);
    const tag = `"${createHash('sha256').update(JSON.stringify(list)).digest('hex')}"`;
    void reply.header('ETag', tag);
    if (!isKnownTag(request.headers['if-none-match'], tag)) return { ...list, asOf };
    void reply.status(304);
    return undefined;
  }

  /**
   * Record what a device has done at the check-in
   *
   * Takes up to 200 entries in order, also with a door link, and returns a result for each. An entry checks in the person with a
   * `registrationId` or a `code`, registers a person without a registration (`walkIn`), or takes another entry back (`undo`).
   * An entry is processed once; when it is sent again, the result is the same. The times of a device whose clock is wrong are
   * corrected by `sentAt`. The earliest of several check-ins of a person stands. Users can send entries until 72 hours after
   * the end of the seminar, and door links until they expire.
   */
  @Post('check-ins')
  @SeminarAhead()
  @HttpCode(200)
  @Access('check_in:write')
  @Door()
  @ApiBody({ type: CheckInBatch, examples: CHECK_IN_BATCH_EXAMPLES })
  @ApiOkResponse({ type: CheckInResultsView })
  @ApiProblems('check_in.closed', 'door_link.expired', 'session.cross_site')
  process(@RecordId('seminar') id: string, @Req() { body }: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.batches.process(id, body, actor);
  }
}
