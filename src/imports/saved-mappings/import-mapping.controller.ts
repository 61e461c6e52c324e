import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateImportMapping, UpdateImportMapping } from './import-mapping.dto.js';
import { importMappingList } from './import-mapping.list.js';
import { IMPORT_MAPPING_DOCS } from './import-mapping.openapi.js';
import { ImportMappingService } from './import-mapping.service.js';
import { ImportMappingView } from './import-mapping.view.js';

const routes = defineRoutes(IMPORT_MAPPING_DOCS, {
  scope: 'imports',
  records: ['import_mapping'],
  view: ImportMappingView,
});

@ApiTags('Imports')
@Controller('import-mappings')
export class ImportMappingController {
  constructor(private readonly mappings: ImportMappingService) {}

  @routes.List(importMappingList, ImportMappingView)
  list(@ListOf(importMappingList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.mappings.readPage(request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateImportMapping, @CurrentActor() actor: Actor) {
    return this.mappings.create(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.mappings.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateImportMapping,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.mappings.update(id, body, ifMatch, actor);
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.mappings.archive(id, ifMatch, actor);
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.mappings.restore(id, ifMatch, actor);
  }
}
