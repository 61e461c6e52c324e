import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import { RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { DuplicateQuery, DuplicateScanQuery } from './duplicate.dto.js';
import { CompanyDuplicatesService } from './duplicate.service.js';
import { DuplicateCandidatesView, DuplicatePairsView } from './duplicate.view.js';

@ApiTags('Companies')
@Controller('companies')
export class CompanyDuplicateController {
  constructor(private readonly duplicates: CompanyDuplicatesService) {}

  /**
   * List pairs of companies that may be duplicates, oldest first
   *
   * The scan covers all companies. Use it to clean up after an import. Each pair has a score and reasons; merge two
   * companies with `POST /companies/{id}/merge`. A page before the last one may have fewer pairs, so continue until
   * `nextCursor` is null.
   */
  @Get('duplicates')
  @Access('companies:read')
  @ApiOkResponse({ type: DuplicatePairsView })
  scan(@QueryParams() query: DuplicateScanQuery) {
    return this.duplicates.scan(query);
  }

  /**
   * List possible duplicates of a company, likeliest first
   *
   * The comparison uses names, native names, registration numbers and e-mail domains. Each candidate has a score and
   * reasons; merge two companies with `POST /companies/{id}/merge`.
   */
  @Get(':id/duplicates')
  @Access('companies:read')
  @ApiOkResponse({ type: DuplicateCandidatesView })
  of(@RecordId('company') id: string, @QueryParams() query: DuplicateQuery) {
    return this.duplicates.findCandidates(id, query);
  }
}
