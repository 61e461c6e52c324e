import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { RunRules } from '../model/lead-rule.dto.js';
import { LeadRuleRunService } from './lead-rule-run.service.js';
import { RulesRunView } from './lead-rule.view.js';

@ApiTags('Intake')
@Controller('intake/connections/:id/rules')
export class LeadRuleController {
  constructor(private readonly runs: LeadRuleRunService) {}

  /**
   * Run the rules of a connection for its existing registrations
   *
   * Without a body, and with `dryRun: true`, the response only shows what would happen. Send `dryRun: false` to create
   * the leads. A lead that a rule has created already is not created again.
   */
  @Post('run')
  @ApiBody({ type: RunRules, required: false })
  @HttpCode(200)
  @Access('intake:resolve', 'intake:read')
  @ApiOkResponse({ type: RulesRunView })
  run(@RecordId('intake_connection') id: string, @Body() body: RunRules, @CurrentActor() actor: Actor) {
    return this.runs.run(id, body.dryRun ?? true, actor);
  }
}
