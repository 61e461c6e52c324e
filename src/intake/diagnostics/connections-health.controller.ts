import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { HealthQuery } from './connection-diagnostics.dto.js';
import { CONNECTIONS_HEALTH_DOCS } from './connection-diagnostics.openapi.js';
import { ConnectionHealthService } from './connection-health.service.js';
import { ConnectionsHealthView } from './connection-health.view.js';

const routes = defineRoutes(CONNECTIONS_HEALTH_DOCS, {
  scope: 'intake',
  records: ['intake_connection'],
  view: ConnectionsHealthView,
});

@ApiTags('Intake')
@Controller('intake/connections')
export class ConnectionsHealthController {
  constructor(private readonly health: ConnectionHealthService) {}

  @routes.Get('health')
  async readAll(@QueryParams() query: HealthQuery, @CurrentActor() actor: Actor): Promise<ConnectionsHealthView> {
    return { items: await this.health.readHealthOfAll(query.days ?? 30, actor) };
  }
}
