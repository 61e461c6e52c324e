import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { ActivityOutcomesQuery, OutcomesQuery } from './outcomes.dto.js';
import { OutcomesReader } from './outcomes.reader.js';
import { ActivityOutcomesView, AgreementOutcomesView } from './outcomes.view.js';

@ApiTags('Agreements')
@Controller('agreements/:id/outcomes')
export class AgreementOutcomesController {
  constructor(private readonly outcomes: OutcomesReader) {}

  /**
   * Get the outcomes of an agreement and of those made under it
   *
   * The outcomes are activities, leads, investments, jobs and capex. Agreements at any depth below the agreement count
   * too, and nothing is counted twice. `model` chooses how a lead is shared among the activities that influenced it.
   */
  @Get()
  @Access('agreements:read', 'leads:read')
  @ApiOkResponse({ type: AgreementOutcomesView })
  @ApiProblems('report.from_after_to')
  read(@RecordId('agreement') id: string, @QueryParams() query: OutcomesQuery, @CurrentActor() actor: Actor) {
    return this.outcomes.readAgreement(id, query, actor);
  }
}

@ApiTags('Activities')
@Controller('activities/:id/outcomes')
export class ActivityOutcomesController {
  constructor(private readonly outcomes: OutcomesReader) {}

  /**
   * Get the outcomes of an activity and of its parts
   *
   * The outcomes are leads, investments, jobs and capex, with the share of each lead. They are those that the report
   * "Activity attribution" of today credits to the activity in the same days by the same `model`.
   */
  @Get()
  @Access('activities:read', 'leads:read')
  @ApiOkResponse({ type: ActivityOutcomesView })
  @ApiProblems('report.from_after_to')
  read(@RecordId('activity') id: string, @QueryParams() query: ActivityOutcomesQuery, @CurrentActor() actor: Actor) {
    return this.outcomes.readActivity(id, query, actor);
  }
}
