import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { CurrentActor, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { RunMatchmaking } from './matchmaking.dto.js';
import { Matchmaking } from './matchmaking.service.js';
import { MatchmakingView } from './matchmaking.view.js';
import { MeetingActivity } from './meeting.examples.js';

@ApiTags('Meetings')
@Controller('activities/:id/matchmaking')
export class MatchmakingController {
  constructor(private readonly matchmaking: Matchmaking) {}

  /**
   * Propose who meets whom, when and at which table; the same input gives the same schedule
   *
   * Without a body, and with `dryRun: true`, it only proposes; send `dryRun: false` to store the meetings. Meetings
   * that somebody made, changed or confirmed stay, and earlier proposals are replaced. `wishes` of the answer shows
   * which wishes came true.
   */
  @Post()
  @ApiBody({ type: RunMatchmaking, required: false })
  @MeetingActivity()
  @Access('activities:write')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchmakingView })
  @Refuses('record.archived')
  run(@RecordId('activity') id: string, @Body() body: RunMatchmaking, @CurrentActor() actor: Actor) {
    return this.matchmaking.run(id, body.dryRun ?? true, actor);
  }
}
