import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import { ListOf, ListRoute } from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { CurrentActor, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { Trials } from '../deliveries/delivery.trial.js';
import { TrialView } from '../deliveries/trial.view.js';
import { ConnectionHealth } from '../health/connection.health.js';
import { ConnectionHealthView } from '../health/connection.health.view.js';
import { mappingList, mappingsOf } from '../mapping/mapping.list.js';
import { MappingSuggestionView } from '../mapping/mapping.suggestion.view.js';
import { MappingSuggestions } from '../mapping/mapping.suggestions.js';
import { quarantineList, quarantineOf } from '../receiving/quarantine.list.js';
import { QuarantineView } from '../receiving/receiving.view.js';
import { TRIAL_EXAMPLES } from './connection.examples.js';
import { HealthQuestion, TryMapping } from './connection.insight.dto.js';
import { Connections } from './connection.service.js';
import { MappingVersionView } from './connection.view.js';

@ApiTags('Intake')
@Controller('intake/connections/:id')
export class ConnectionInsightController {
  constructor(
    private readonly connections: Connections,
    private readonly trials: Trials,
    private readonly suggestions: MappingSuggestions,
    private readonly health: ConnectionHealth,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(mappingList, MappingVersionView, 'List the versions of the mapping of a connection', 'mappings')
  @Access('intake:read')
  async mappings(
    @RecordId('intake_connection') id: string,
    @ListOf(mappingList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.connections.read(id, actor);
    return this.lists.page<MappingVersionView>(mappingsOf(id), request, actor);
  }

  /**
   * See what a stored delivery gives, with the mapping there is or with changes to it; nothing is written
   *
   * Managers only. Name a `deliveryId`, and a `mapping` to try. Shows field by field what would be taken, so that a
   * mapping can be put right before it is stored.
   */
  @Post('test')
  @HttpCode(200)
  @ApiBody({ type: TryMapping, examples: TRIAL_EXAMPLES })
  @Access('intake:write')
  @ApiOkResponse({ type: TrialView })
  @Refuses(
    '404 intake_delivery.not_found',
    '409 intake.body_removed',
    '422 remote.not_possible',
    '422 mapping.statuses',
  )
  test(@RecordId('intake_connection') id: string, @Body() body: TryMapping, @CurrentActor() actor: Actor) {
    return this.trials.read(id, body.deliveryId, body.mapping, actor);
  }

  /**
   * See which questions a form has, by what has come of it, and which of our fields they look like; nothing is changed
   *
   * Shows for each question its key, some answers and the field that it resembles. Copy what fits into `mapping` of
   * the connection.
   */
  @Get('mapping-suggestion')
  @Access('intake:read')
  @ApiOkResponse({ type: MappingSuggestionView })
  async suggestion(@RecordId('intake_connection') id: string, @CurrentActor() actor: Actor) {
    await this.connections.read(id, actor);
    return this.suggestions.of(id);
  }

  /**
   * See how a connection is doing: figures, and what is worth a look
   *
   * Counts deliveries, failures and registrations of the last `days` days. Warnings name what to look at: a form
   * gone silent, refused signatures, questions without a mapping.
   */
  @Get('health')
  @Access('intake:read')
  @ApiOkResponse({ type: ConnectionHealthView })
  read(@RecordId('intake_connection') id: string, @Query() query: HealthQuestion, @CurrentActor() actor: Actor) {
    return this.health.of(id, query.days ?? 30, actor);
  }

  @ListRoute(quarantineList, QuarantineView, 'List the last deliveries that were refused', 'quarantine')
  @Access('intake:raw')
  async quarantine(
    @RecordId('intake_connection') id: string,
    @ListOf(quarantineList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.connections.read(id, actor);
    return this.lists.page<QuarantineView>(quarantineOf(id), request, actor);
  }
}
