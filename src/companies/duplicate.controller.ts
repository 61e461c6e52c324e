import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RecordId } from '../common/requests/request.decorators.js';
import { Access } from '../identity/access.decorators.js';
import { DuplicateQuery, DuplicateScanQuery } from './duplicate.dto.js';
import { CompanyDuplicates } from './duplicate.service.js';
import { DuplicateCandidatesView, DuplicatePairsView } from './duplicate.view.js';

@ApiTags('Companies')
@Controller('companies')
export class CompanyDuplicateController {
  constructor(private readonly duplicates: CompanyDuplicates) {}

  /**
   * Look through all companies for pairs that may be one, oldest first
   *
   * Use it to clean up after an import. Each pair has a score and the reasons for it; unite two with `POST
   * /companies/{id}/merge`. A page may be short before the last one: go on until `nextCursor` is null.
   */
  @Get('duplicates')
  @Access('companies:read')
  @ApiOkResponse({ type: DuplicatePairsView })
  scan(@Query() query: DuplicateScanQuery) {
    return this.duplicates.scan(query);
  }

  /**
   * List the companies that may be the same as one, likeliest first
   *
   * Compares names, native names, registration numbers and e-mail domains. Each candidate has a score and the
   * reasons for it; unite two with `POST /companies/{id}/merge`.
   */
  @Get(':id/duplicates')
  @Access('companies:read')
  @ApiOkResponse({ type: DuplicateCandidatesView })
  of(@RecordId('company') id: string, @Query() query: DuplicateQuery) {
    return this.duplicates.of(id, query);
  }
}
