import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { OutcomesQuery } from './agreement-outcomes.dto.js';
import { AgreementOutcomesReader } from './agreement-outcomes.reader.js';
import { AgreementOutcomesView } from './agreement-outcomes.view.js';

@ApiTags('Agreements')
@Controller('agreements/:id/outcomes')
export class AgreementOutcomesController {
  constructor(private readonly outcomes: AgreementOutcomesReader) {}

  /**
   * Get the outcomes of an agreement and of those made under it
   *
   * The outcomes are activities, leads, investments, jobs and capex. Agreements at any depth below the agreement count
   * too, and nothing is counted twice. `model` chooses how a lead is shared among the activities that influenced it.
   */
  @Get()
  @Access('agreements:read', 'leads:read')
  @ApiOkResponse({ type: AgreementOutcomesView })
  read(@RecordId('agreement') id: string, @QueryParams() { model }: OutcomesQuery, @CurrentActor() actor: Actor) {
    return this.outcomes.read(id, model ?? 'linear', actor);
  }
}
