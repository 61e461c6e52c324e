import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { BULK_UPDATE_EXAMPLES } from '../records/lead.examples.js';
import { BulkUpdateLeads } from './lead-bulk-update.dto.js';
import { LeadBulkUpdateService } from './lead-bulk-update.service.js';
import { BulkUpdateView } from './lead-bulk-update.view.js';

@ApiTags('Leads')
@Controller('leads/bulk-updates')
export class LeadBulkUpdateController {
  constructor(private readonly bulkUpdates: LeadBulkUpdateService) {}

  /**
   * Update many leads
   *
   * Changes at most 200 leads, given by `ids` or by `filter`, each by its own rights and rules. A lead that the caller
   * may not change, or whose change breaks a rule, is skipped and named with the reason. Without `dryRun: false` nothing
   * is changed, and the response says what would happen.
   */
  @Post()
  @HttpCode(200)
  @Access('leads:write', 'leads:read')
  @ApiBody({ type: BulkUpdateLeads, examples: BULK_UPDATE_EXAMPLES })
  @ApiOkResponse({ type: BulkUpdateView })
  @ApiProblems('lead.bulk_selection', 'lead.bulk_too_many', 'lead.bulk_empty')
  update(@Body() body: BulkUpdateLeads, @CurrentActor() actor: Actor) {
    return this.bulkUpdates.update(body, actor);
  }
}
