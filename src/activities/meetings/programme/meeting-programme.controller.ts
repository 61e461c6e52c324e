import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { PutMeetingSlots } from './meeting-programme.dto.js';
import { MeetingProgrammeService } from './meeting-programme.service.js';
import { MeetingProgrammeView } from './meeting-programme.view.js';
import { MeetingActivity } from '../model/meeting.examples.js';

@ApiTags('Meetings')
@Controller('activities/:id/meeting-slots')
export class MeetingProgrammeController {
  constructor(private readonly programmes: MeetingProgrammeService) {}

  /**
   * Get the tables and slots of an activity's meetings
   *
   * Returns the number of tables and the times of the slots, which the matchmaking fills.
   */
  @Get()
  @MeetingActivity()
  @Access('activities:read')
  @ApiOkResponse({ type: MeetingProgrammeView })
  @ApiProblems('404 meeting_programme.not_found')
  read(@RecordId('activity') id: string) {
    return this.programmes.read(id);
  }

  /**
   * Set the tables and slots of an activity's meetings
   *
   * Send all slots, including those that stay. Proposals that lose their slot or table are removed. The request is
   * rejected when another meeting would lose its slot or table: move that meeting first.
   */
  @Put()
  @MeetingActivity()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MeetingProgrammeView })
  @ApiProblems(
    'record.archived',
    'meeting_slot.in_use',
    '422 meeting_slot.overlap',
    '422 meeting_slot.outside_activity',
    '422 meeting_slot.ends_before_start',
    '422 meeting_slot.unknown',
    '422 meeting_programme.table_names',
    '422 time.skipped',
    '422 time.ambiguous',
  )
  replace(
    @RecordId('activity') id: string,
    @Body() body: PutMeetingSlots,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.programmes.replace(id, body, ifMatch, actor);
  }
}
