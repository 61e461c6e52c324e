import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { MappingPreviewService } from './mapping-preview.service.js';
import { MappingPreviewView } from './mapping-preview.view.js';
import { ConnectionHealthService } from './connection-health.service.js';
import { ConnectionHealthView } from './connection-health.view.js';
import { mappingList, buildMappingList } from '../mapping/mapping.list.js';
import { MappingSuggestionView } from '../mapping/mapping-suggestion.view.js';
import { MappingSuggestionService } from '../mapping/mapping-suggestion.service.js';
import { quarantineList, buildQuarantineList } from '../receiving/quarantine.list.js';
import { QuarantineView } from '../receiving/receiving.view.js';
import { HealthQuery, PreviewMapping } from './connection-diagnostics.dto.js';
import { ConnectionService } from '../connections/connection.service.js';
import { MappingVersionView } from '../connections/connection.view.js';
import { CONNECTION_DIAGNOSTICS_DOCS } from './connection-diagnostics.openapi.js';

const routes = defineRoutes(CONNECTION_DIAGNOSTICS_DOCS, {
  scope: 'intake',
  records: ['intake_connection'],
  view: MappingPreviewView,
});

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

  @routes.List(mappingList, MappingVersionView, 'mappings')
  async mappings(@routes.Id() id: string, @ListOf(mappingList) request: ListRequest, @CurrentActor() actor: Actor) {
    await this.connections.read(id, actor);
    return this.lists.readPage<MappingVersionView>(buildMappingList(id), request, actor);
  }

  @routes.PostAction('test')
  test(@routes.Id() id: string, @Body() body: PreviewMapping, @CurrentActor() actor: Actor) {
    return this.mappingPreviews.read(id, body.deliveryId, body.mapping, actor);
  }

  @routes.Get('mapping-suggestion', { view: MappingSuggestionView })
  async suggestion(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    await this.connections.read(id, actor);
    return this.suggestions.suggest(id);
  }

  @routes.Get('health', { view: ConnectionHealthView })
  read(@routes.Id() id: string, @QueryParams() query: HealthQuery, @CurrentActor() actor: Actor) {
    return this.health.readHealth(id, query.days ?? 30, actor);
  }

  @routes.List(quarantineList, QuarantineView, 'quarantine', 'intake:raw')
  async quarantine(
    @routes.Id() id: string,
    @ListOf(quarantineList) request: ListRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.connections.read(id, actor);
    return this.lists.readPage<QuarantineView>(buildQuarantineList(id), request, actor);
  }
}
