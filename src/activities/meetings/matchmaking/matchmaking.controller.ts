import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { RunMatchmaking } from './matchmaking.dto.js';
import { MatchmakingService } from './matchmaking.service.js';
import { MatchmakingView } from './matchmaking.view.js';
import { MeetingActivity } from '../model/meeting.examples.js';

@ApiTags('Meetings')
@Controller('activities/:id/matchmaking')
export class MatchmakingController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly matchmaking: MatchmakingService,
  ) {}

  /**
   * Run the matchmaking
   *
   * Proposes who meets whom, in which slot and at which table. The same input gives the same schedule. Without a body,
   * and with `dryRun: true`, nothing is stored; send `dryRun: false` to store the meetings. Meetings that a user made,
   * changed or confirmed stay, and earlier proposals are replaced. `wishes` in the response shows which wishes are met.
   */
  @Post()
  @ApiBody({ type: RunMatchmaking, required: false })
  @MeetingActivity()
  @Access('activities:write', 'activities:read')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchmakingView })
  @ApiProblems('record.archived')
  run(@RecordId('activity') id: string, @Body() body: RunMatchmaking, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.matchmaking.run(tx, id, body.dryRun ?? true));
  }
}
