import { Body, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Actor } from '../../common/actor/actor.constants.js';
import { isKnownTag } from '../../common/http/entity-tag.handler.js';
import { API_PREFIX } from '../../common/http/http.constants.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { CurrentActor, IfMatch, RecordId, type Version } from '../../common/http/request.decorator.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { ListReader } from '../../common/lists/list.reader.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { Access } from '../../identity/access/access.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { FileQuery } from '../files/document-file.dto.js';
import { type DocumentFile, DocumentFileService } from '../files/document-file.service.js';
import { PREVIEW_TYPES } from '../media-types/media-type.rules.js';
import { RemoveFile, UpdateDocument } from '../model/document.dto.js';
import { documentList } from '../model/document.list.js';
import { DocumentRowView, DocumentView } from '../model/document.view.js';
import { DocumentUploadService } from '../uploads/document-upload.service.js';
import { DOCUMENT_DOCS } from './document.openapi.js';
import { DocumentService } from './document.service.js';
import { VersionNumber } from './version-number.decorator.js';

const SUBJECTS = ['companies', 'contacts', 'leads', 'activities', 'agreements'] as const;

const routes = defineRoutes(DOCUMENT_DOCS, {
  scope: 'documents',
  contains: SUBJECTS,
  records: ['document'],
  view: DocumentView,
});

@ApiTags('Documents')
@RecordController('documents')
export class DocumentController extends createRecordController(routes, documentList, DocumentRowView, DocumentService) {
  constructor(
    records: DocumentService,
    lists: ListReader,
    work: UnitOfWork,
    private readonly uploads: DocumentUploadService,
    private readonly files: DocumentFileService,
  ) {
    super(records, lists, work);
  }

  @routes.Post()
  @ApiConsumes('multipart/form-data')
  create(
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor,
  ) {
    return this.uploads.upload(body, actor, createAbortSignal(reply));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateDocument,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }

  @routes.Post(':id/versions')
  @ApiConsumes('multipart/form-data')
  addVersion(
    @routes.Id() id: string,
    @Req() { body }: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // A version has no address of its own.
    void reply.header('Location', `/${API_PREFIX}/documents/${id}`);
    return this.uploads.addVersion(id, body, ifMatch, actor, createAbortSignal(reply));
  }

  @routes.PostAction(':id/versions/:number/remove', { access: 'documents:remove' })
  removeFile(
    @routes.Id() id: string,
    @VersionNumber() number: number,
    @Body() { reason }: RemoveFile,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.files.remove(tx, id, number, reason, ifMatch));
  }

  /**
   * Download the file of a document
   *
   * The response has the bytes of the current version, or of the one that `version` names. A browser shows a pdf, a picture
   * or a plain text with `disposition=inline`. Every other file is sent as `application/octet-stream` to be stored. The
   * header `ETag` is the SHA-256 of the bytes. A file whose bytes are not those that were uploaded is cut off.
   */
  @Get(':id/file')
  @Access('documents:read', ...SUBJECTS.map((subject) => `${subject}:read` as const))
  @ApiProduces('application/octet-stream', ...PREVIEW_TYPES.keys())
  @ApiOkResponse({ description: 'The bytes of the file.', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 304, description: 'The client has the file already, as `If-None-Match` says.' })
  @ApiProblems('document.file_removed', 'document_version.not_found')
  async download(
    @RecordId('document') id: string,
    @QueryParams() { version, disposition = 'attachment' }: FileQuery,
    @Headers('if-none-match') knownTags: string | undefined,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(await this.files.getFile(id, version, disposition, actor), knownTags, reply);
  }
}

/** Sends a file, or says that the client has it already. */
async function sendFile(file: DocumentFile, knownTags: string | undefined, reply: FastifyReply): Promise<void> {
  void reply.headers(file.headers).header('ETag', file.tag);
  if (isKnownTag(knownTags, file.tag)) {
    await reply.status(304).removeHeader('Content-Length').send();
    return;
  }
  // Fastify would read the whole body of an answer to HEAD, only to drop it.
  const bytes = reply.request.method === 'HEAD' ? Readable.from([]) : file.open();
  // The headers may not have been sent when a short file turns out to be damaged. An answer of any kind would look whole.
  bytes.once('error', () => reply.raw.destroy());
  await reply.send(bytes);
}
