import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryParams } from '../../common/http/query.decorator.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { ImportQuery, ImportView } from './registration-import.dto.js';
import { RegistrationImportService } from './registration-import.service.js';

const FILE = {
  schema: {
    type: 'object' as const,
    properties: { file: { type: 'string' as const, format: 'binary' } },
    required: ['file'],
    example: { file: 'id,name,email\n4711,Mei Chen,mei@chen.example\n' },
  },
};

@ApiTags('Intake')
@Controller('intake/connections/:id/import')
export class ImportController {
  constructor(private readonly imports: RegistrationImportService) {}

  /**
   * Import registrations from a CSV export of the provider
   *
   * Only new registrations, and cancellations and attendance of stored ones, are imported. The same file may be sent
   * again at any time and stores nothing twice. An `Idempotency-Key` belongs to the file and its options: the same
   * request gets the first response, and another file with the same key is refused and not stored. One file of a caller
   * is read at a time, and not on after the caller has closed the connection.
   */
  @Post()
  @HttpCode(200)
  @Access('intake:write', 'intake:read')
  @ApiConsumes('multipart/form-data', 'text/csv')
  @ApiBody({
    description: 'The export of the provider as CSV in UTF-8, as the body or as the file of a form.',
    ...FILE,
  })
  @ApiOkResponse({ type: ImportView })
  @ApiProblems(
    'intake_connection.not_found',
    'request.unsupported_media_type',
    'import.not_possible',
    'import.file_missing',
    'import.second_file',
    'import.column_missing',
    'import.empty',
    'import.not_utf8',
    'import.malformed',
    'import.too_many_rows',
    'upload.in_progress',
  )
  import(
    @RecordId('intake_connection') id: string,
    @QueryParams() { dryRun, formId }: ImportQuery,
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor,
  ) {
    const request = { dryRun: dryRun ?? false, formId: formId ?? null };
    return this.imports.importFile(id, { body, signal: createAbortSignal(reply) }, request, actor);
  }
}
