import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf, ListRoute } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { MappingPreviewService } from './mapping-preview.service.js';
import { MappingPreviewView } from './mapping-preview.view.js';
import { ConnectionHealthService } from './connection-health.service.js';
import { ConnectionHealthView } from './connection-health.view.js';
import { mappingList, buildMappingList } from '../mapping/mapping.list.js';
import { MappingSuggestionView } from '../mapping/mapping-suggestion.view.js';
import { MappingSuggestionService } from '../mapping/mapping-suggestion.service.js';
import { quarantineList, buildQuarantineList } from '../receiving/quarantine.list.js';
import { QuarantineView } from '../receiving/receiving.view.js';
import { MAPPING_PREVIEW_EXAMPLES } from '../connections/connection.examples.js';
import { HealthQuery, PreviewMapping } from './connection-diagnostics.dto.js';
import { ConnectionService } from '../connections/connection.service.js';
import { MappingVersionView } from '../connections/connection.view.js';

@ApiTags('Intake')
@Controller('intake/connections/:id')
export class ConnectionInsightController {
  constructor(
    private readonly connections: ConnectionService,
    private readonly mappingPreviews: MappingPreviewService,
    private readonly suggestions: MappingSuggestionService,
    private readonly health: ConnectionHealthService,
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
    return this.lists.readPage<MappingVersionView>(buildMappingList(id), request, actor);
  }

  /**
   * Test the mapping of a connection with a stored delivery
   *
   * Managers only. Send a `deliveryId` and optionally changes to the `mapping`. The response shows the value of each
   * field, so that you can correct a mapping before you store it. Nothing is stored.
   */
  @Post('test')
  @HttpCode(200)
  @ApiBody({ type: PreviewMapping, examples: MAPPING_PREVIEW_EXAMPLES })
  @Access('intake:write')
  @ApiOkResponse({ type: MappingPreviewView })
  @ApiProblems(
    '404 intake_delivery.not_found',
    '409 intake.body_removed',
    '422 remote.not_possible',
    '422 mapping.statuses',
  )
  test(@RecordId('intake_connection') id: string, @Body() body: PreviewMapping, @CurrentActor() actor: Actor) {
    return this.mappingPreviews.read(id, body.deliveryId, body.mapping, actor);
  }

  /**
   * Suggest a mapping for the questions of a form
   *
   * The suggestions come from the deliveries that have arrived. The response shows the key of each question, some
   * answers and the field that the question resembles. Copy the suggestions that fit into `mapping` of the connection.
   * Nothing is changed.
   */
  @Get('mapping-suggestion')
  @Access('intake:read')
  @ApiOkResponse({ type: MappingSuggestionView })
  async suggestion(@RecordId('intake_connection') id: string, @CurrentActor() actor: Actor) {
    await this.connections.read(id, actor);
    return this.suggestions.suggest(id);
  }

  /**
   * Get the health of a connection
   *
   * The response counts the deliveries of the last `days` days by their state. Its warnings name problems: a form that
   * sends nothing before its event, refused signatures, questions without a mapping.
   */
  @Get('health')
  @Access('intake:read')
  @ApiOkResponse({ type: ConnectionHealthView })
  read(@RecordId('intake_connection') id: string, @QueryParams() query: HealthQuery, @CurrentActor() actor: Actor) {
    return this.health.readHealth(id, query.days ?? 30, actor);
  }

  @ListRoute(quarantineList, QuarantineView, 'List the latest refused deliveries of a connection', 'quarantine')
  @Access('intake:raw')
  async quarantine(
    @RecordId('intake_connection') id: string,
    @ListOf(quarantineList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.connections.read(id, actor);
    return this.lists.readPage<QuarantineView>(buildQuarantineList(id), request, actor);
  }
}
