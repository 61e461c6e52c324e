import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { CurrentActor, IfMatch, RecordId, type Version } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { ImportDeletionService } from '../retention/import-deletion.service.js';
import { ImportRowView } from '../runs/import.view.js';
import { ImportComparisonService } from './import-comparison.service.js';
import { ImportRowDetailView } from './import-comparison.view.js';
import { DecideImportRow } from './import-decision.dto.js';
import { ImportDecisionService } from './import-decision.service.js';

const ApiRow = ApiParam({
  name: 'row',
  description: 'The number of the row in the sheet.',
  schema: { type: 'integer', minimum: 1, example: 17 },
});

@ApiTags('Imports')
@Controller('imports/:id/rows/:row')
export class ImportDecisionController {
  constructor(
    private readonly decisions: ImportDecisionService,
    private readonly comparisons: ImportComparisonService,
    private readonly deletions: ImportDeletionService,
  ) {}

  /**
   * Get a row of an import
   *
   * The response compares the row with each of its candidates field by field, as they are now.
   */
  @Get()
  @Access('imports:read')
  @ApiRow
  @ApiOkResponse({ type: ImportRowDetailView })
  read(
    @RecordId('import') id: string,
    @Param('row') row: string,
    @CurrentActor() actor: Actor,
  ): Promise<ImportRowDetailView> {
    return this.comparisons.read(id, parseRow(row), actor);
  }

  /**
   * Update the decision about a row of an import
   *
   * A possible duplicate waits until somebody decides what it is: one of its candidates, which it then updates, a record of
   * its own, or nothing. The outcome of the row follows at once and says what the run will do. A row of an import that is
   * done or stopped waits again until `POST /imports/{id}/run`. A decision survives a new check for as long as the row is a
   * possible duplicate of the chosen record. `If-Match` is the version of the import.
   */
  @Patch()
  @Access('imports:write', 'imports:read')
  @ApiRow
  @ApiBody({
    type: DecideImportRow,
    examples: {
      create: { summary: 'The row is another record', value: { decision: 'create' } },
      update: {
        summary: 'The row is about a candidate',
        value: { decision: { recordId: '0199c000-0000-7000-8000-000000000101' } },
      },
      undecided: { summary: 'The decision is taken back', value: { decision: null } },
    },
  })
  @ApiOkResponse({ type: ImportRowView })
  @ApiProblems(
    'import.status_not_allowed',
    'import.rows_deleted',
    'import.row_not_undecided',
    'import.candidate_missing',
    'import.candidate_unknown',
  )
  async decide(
    @RecordId('import') id: string,
    @Param('row') row: string,
    @Body() { decision }: DecideImportRow,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ): Promise<ImportRowView> {
    await this.deletions.assertRowsKept(id);
    return this.decisions.decide(id, parseRow(row), decision, ifMatch, actor);
  }
}

/** Reads the number of a row from the path. @throws 404 for a text that is none */
function parseRow(text: string): number {
  const row = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
  if (row === null) throw createNotFoundError('import_row', text.slice(0, 60));
  return row;
}
