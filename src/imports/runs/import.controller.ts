import { Body, Controller, Get, HttpCode, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createAbortSignal } from '../../common/http/request.factory.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { CurrentActor, IfMatch, RecordId, type Version } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { MEDIA_TYPES } from '../../common/lists/list-export.factory.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { IMPORT_ENTITIES } from '../mapping/import-field.constants.js';
import { TEXT_ENCODINGS } from '../files/table-file.constants.js';
import { TABLE_FILE_ERROR_CODES } from '../files/table-file.errors.js';
import { SEPARATOR_NAMES } from '../model/import.constants.js';
import { ErrorsQuery, ReasonLanguageQuery, ReasonsQuery } from '../reasons/import-reason.dto.js';
import { ImportReasonView } from '../reasons/import-reason.view.js';
import { RowParameters, RowsOf } from '../reasons/rows-request.decorator.js';
import type { RowsRequest } from '../reasons/rows-request.rules.js';
import { UndoImport, UpdateImport } from './import.dto.js';
import { IMPORT_DOCS } from './import.openapi.js';
import { importList, importRowList } from './import.list.js';
import { ImportDeletionService } from '../retention/import-deletion.service.js';
import { ImportErrorsService } from './import-errors.service.js';
import { ImportReasonService } from './import-reason.service.js';
import { ImportService } from './import.service.js';
import { ImportUndoService } from './import-undo.service.js';
import { ImportUploadService } from './import-upload.service.js';
import { DataImportView, ImportFieldsView, ImportRowView, ImportUndoView } from './import.view.js';

const routes = defineRoutes(IMPORT_DOCS, { scope: 'imports', records: ['import'], view: DataImportView });

const FORM = {
  type: 'object' as const,
  properties: {
    file: { type: 'string' as const, format: 'binary' },
    entity: { type: 'string' as const, enum: [...IMPORT_ENTITIES] },
    sheet: {
      type: 'string' as const,
      description: 'The sheet of a workbook to read. Without it, the visible sheet with the most columns is read.',
    },
    headingRow: {
      type: 'integer' as const,
      minimum: 1,
      description: 'The row with the headings, as the sheet counts. It is recognised when absent.',
    },
    encoding: {
      type: 'string' as const,
      enum: [...TEXT_ENCODINGS],
      description: 'The encoding of a csv file. It is recognised when absent; `cp850` is that of DOS.',
    },
    separator: {
      type: 'string' as const,
      enum: [...SEPARATOR_NAMES],
      description: 'The separator of a csv file. It is recognised when absent.',
    },
    replaces: {
      type: 'string' as const,
      format: 'uuid',
      description:
        'An import of the same file that has imported nothing. It is deleted when the file has been read, which changes ' +
        'the sheet, the row of the headings, the encoding or the separator.',
    },
  },
  required: ['file', 'entity'],
  example: { file: 'Name,Country\nBrightwell Greenhouse Lighting Co. Ltd.,CN\n', entity: 'companies' },
};

const START_PROBLEMS = [
  'import.initial_load_forbidden',
  'import.status_not_allowed',
  'import.rows_deleted',
  'import.month_locked',
  'import.mapping_empty',
] as const;

@ApiTags('Imports')
@Controller('imports')
export class DataImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly uploads: ImportUploadService,
    private readonly undos: ImportUndoService,
    private readonly errors: ImportErrorsService,
    private readonly reasons: ImportReasonService,
    private readonly deletions: ImportDeletionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(importList, DataImportView)
  list(@ListOf(importList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<DataImportView>(importList, request, actor);
  }

  /**
   * Upload a file to import
   *
   * The file is csv or xlsx. The response has its columns with samples, and a suggested mapping that is used unless it is
   * changed. Nothing is imported yet: check the rows with `dry-run`, then `run` the import. One file of a caller is read
   * at a time, and not on after the caller has closed the connection. To read another sheet, or to change the row of the
   * headings, the encoding or the separator, upload the file again with `replaces`.
   */
  @Post()
  @Access('imports:write', 'imports:read')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ description: 'A form with the file and the kind of its records.', schema: FORM })
  @ApiCreatedResponse({ type: DataImportView })
  @ApiProblems(
    'import.file_missing',
    'import.second_file',
    'import.not_found',
    'import.status_not_allowed',
    'upload.in_progress',
    ...TABLE_FILE_ERROR_CODES,
  )
  upload(
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor,
  ) {
    return this.uploads.upload(body, actor, createAbortSignal(reply));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.imports.read(id, actor);
  }

  @routes.Patch(':id')
  async update(
    @routes.Id() id: string,
    @Body() body: UpdateImport,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    await this.deletions.assertRowsKept(id);
    return this.imports.update(id, body, ifMatch, actor);
  }

  /**
   * List the fields that the columns of an import can fill
   *
   * The response has the suggested mapping as well, also after the mapping has been changed.
   */
  @Get(':id/fields')
  @Access('imports:read')
  @ApiOkResponse({ type: ImportFieldsView })
  listFields(@RecordId('import') id: string, @CurrentActor() actor: Actor): Promise<ImportFieldsView> {
    return this.imports.listFields(id, actor);
  }

  /**
   * Check all rows of an import
   *
   * A background job finds out what the import would do with each row: create a record, update one field by field, skip
   * the row, wait because of possible duplicates, or report errors. It changes no record. Read the result with
   * `GET /imports/{id}/rows`.
   */
  @Post(':id/dry-run')
  @HttpCode(202)
  @Access('imports:write', 'imports:read')
  @ApiAcceptedResponse({ type: DataImportView })
  @ApiProblems(...START_PROBLEMS)
  async check(@RecordId('import') id: string, @CurrentActor() actor: Actor) {
    await this.deletions.assertRowsKept(id);
    return this.imports.check(id, actor);
  }

  /**
   * Run an import
   *
   * A background job imports each row once, with the rights of the person who uploaded the file. It goes on after an
   * interruption. Rows with errors and possible duplicates are left out. An import that is done
   * stays as it is, unless rows of it have been decided since: those are imported.
   */
  @Post(':id/run')
  @HttpCode(202)
  @Access('imports:write', 'imports:read')
  @ApiAcceptedResponse({ type: DataImportView })
  @ApiProblems(...START_PROBLEMS)
  async run(@RecordId('import') id: string, @CurrentActor() actor: Actor) {
    await this.deletions.assertRowsKept(id);
    return this.imports.run(id, actor);
  }

  /**
   * Stop the check or the run of an import
   *
   * The row that is being imported is finished, and no other one follows. A run that was stopped leaves what it has
   * imported; `run` the import to go on with the other rows, or `undo` it. Its settings cannot be changed. An import whose
   * check was stopped can be changed, checked and run; until then its rows show how far the check came.
   */
  @Post(':id/stop')
  @HttpCode(202)
  @Access('imports:write', 'imports:read')
  @ApiAcceptedResponse({ type: DataImportView })
  @ApiProblems('import.status_not_allowed')
  stop(@RecordId('import') id: string, @CurrentActor() actor: Actor): Promise<DataImportView> {
    return this.imports.stop(id, actor);
  }

  @routes.List(importRowList, ImportRowView, ':id/rows')
  @RowParameters()
  listRows(@routes.Id() id: string, @RowsOf(importRowList) request: RowsRequest, @CurrentActor() actor: Actor) {
    return this.reasons.readRows(id, request, actor);
  }

  /**
   * List the reasons why rows are not imported, or not as they are
   *
   * Rows with the same reason are counted together, the most frequent first; at most 100 reasons are listed. Where a column
   * has more than 10 different cells with a reason, they are one entry without a cell. Send `code`, `column` and `cell` of an
   * entry to `GET /imports/{id}/rows` for its rows.
   */
  @Get(':id/reasons')
  @Access('imports:read')
  @ApiOkResponse({ type: [ImportReasonView] })
  listReasons(
    @RecordId('import') id: string,
    @QueryParams() { outcome, lang = 'en' }: ReasonsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ImportReasonView[]> {
    return this.reasons.listReasons(id, outcome, lang, actor);
  }

  /**
   * Download the rows that were not imported
   *
   * The file has the rows with errors and the possible duplicates as they came, and the skipped rows that say something
   * else than the record or the row that they repeat. One column names the records that a possible duplicate may be about, by
   * their ids, and one gives the reasons in `lang`. Correct it and import it again.
   */
  @Get(':id/errors')
  @Access('imports:read')
  @ApiProduces(MEDIA_TYPES.xlsx)
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  downloadErrors(
    @RecordId('import') id: string,
    @QueryParams() { lang = 'en' }: ErrorsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    return this.errors.createFile(id, lang, actor);
  }

  /**
   * Undo an import
   *
   * A background job archives what the import created and restores what it changed, as far as it has not been changed
   * since. Send `dryRun: true` first to get what it would leave and why; of a large file only the last 1,000 rows are
   * looked at for that. Afterwards the rows say what was left.
   */
  @Post(':id/undo')
  @Access('imports:undo', 'imports:read')
  @ApiBody({ type: UndoImport, required: false })
  @ApiOkResponse({ type: ImportUndoView, description: 'What the undo would do.' })
  @ApiAcceptedResponse({ type: ImportUndoView, description: 'What the undo does.' })
  @ApiProblems('import.status_not_allowed', 'import.rows_deleted')
  async undo(
    @RecordId('import') id: string,
    @Body() { dryRun = false }: UndoImport,
    @QueryParams() { lang }: ReasonLanguageQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.deletions.assertRowsKept(id);
    const view = await this.undos.start(id, dryRun, actor);
    void reply.status(dryRun ? 200 : 202);
    return lang ? this.reasons.translateUndo(id, view, lang, actor) : view;
  }
}
