import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../access/routes.decorator.js';
import { CreateApiKey } from './api-key.dto.js';
import { apiKeyList } from './api-key.list.js';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeyView, NewApiKeyView } from './api-key.view.js';
import { API_KEY_DOCS } from './api-key.openapi.js';

const routes = defineRoutes(API_KEY_DOCS, { scope: 'api_keys', records: ['api_key'], view: ApiKeyView });

@ApiTags('Identity')
@Controller('api-keys')
export class ApiKeyController {
  constructor(
    private readonly keys: ApiKeyService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(apiKeyList, ApiKeyView)
  list(@ListOf(apiKeyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ApiKeyView>(apiKeyList, request, actor);
  }

  @routes.Export(apiKeyList)
  export(@ExportOf(apiKeyList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, apiKeyList, request, actor);
  }

  @routes.Post('', { view: NewApiKeyView })
  create(@Body() body: CreateApiKey, @CurrentActor() actor: Actor) {
    return this.keys.create(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.keys.read(id, actor);
  }

  @routes.Delete(':id')
  revoke(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.keys.revoke(id, ifMatch, actor);
  }
}
