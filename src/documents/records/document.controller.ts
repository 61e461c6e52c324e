import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { documentList } from '../model/document.list.js';
import { DocumentRowView, DocumentView } from '../model/document.view.js';
import { UpdateDocument } from './document.dto.js';
import { DOCUMENT_DOCS } from './document.openapi.js';
import { DocumentService } from './document.service.js';

const routes = defineRoutes(DOCUMENT_DOCS, {
  scope: 'documents',
  contains: ['companies', 'contacts', 'leads', 'activities', 'agreements'],
  records: ['document'],
  view: DocumentView,
});

@ApiTags('Documents')
@RecordController('documents')
export class DocumentController extends createRecordController(routes, documentList, DocumentRowView, DocumentService) {
  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateDocument,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}
