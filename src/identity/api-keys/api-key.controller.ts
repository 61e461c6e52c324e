import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../access/access.decorator.js';
import { CreateApiKey } from './api-key.dto.js';
import { apiKeyList } from './api-key.list.js';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeyView, NewApiKeyView } from './api-key.view.js';

@ApiTags('Identity')
@Controller('api-keys')
export class ApiKeyController {
  constructor(
    private readonly keys: ApiKeyService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(apiKeyList, ApiKeyView, 'List API keys')
  @Access('api_keys:read')
  list(@ListOf(apiKeyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ApiKeyView>(apiKeyList, request, actor);
  }

  @ExportRoute(apiKeyList, 'Export API keys')
  @Access('api_keys:read')
  export(@ExportOf(apiKeyList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, apiKeyList, request, actor, reply);
  }

  /**
   * Create an API key
   *
   * For administrators only. API keys are for programs that call the API. `scopes` narrow the rights of the role;
   * without them the key has all rights of its role. The key is shown only in this response, because only its hash is
   * stored. Send it as `X-Api-Key`.
   */
  @Post()
  @Access('api_keys:write')
  @ApiCreatedResponse({ type: NewApiKeyView })
  @ApiProblems('403 auth.missing_scopes')
  create(@Body() body: CreateApiKey, @CurrentActor() actor: Actor) {
    return this.keys.create(body, actor);
  }

  /**
   * Get an API key
   *
   * For administrators only. Returns the name, the role, the scopes and the first characters of the key, but not the
   * key itself.
   */
  @Get(':id')
  @Access('api_keys:read')
  @ApiOkResponse({ type: ApiKeyView })
  read(@RecordId('api_key') id: string, @CurrentActor() actor: Actor) {
    return this.keys.read(id, actor);
  }

  /**
   * Revoke an API key
   *
   * For administrators only. Requests with the key are rejected from now on. A revoked key cannot be restored; create
   * another one.
   */
  @Delete(':id')
  @Access('api_keys:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ApiKeyView })
  revoke(@RecordId('api_key') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.keys.revoke(id, ifMatch, actor);
  }
}
