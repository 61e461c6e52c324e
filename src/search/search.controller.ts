import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor/actor.constants.js';
import { MAX_LIMIT, DEFAULT_LIMIT } from '../common/lists/list-request.rules.js';
import { createQueryDecorator } from '../common/http/query.decorator.js';
import { CurrentActor } from '../common/http/request.decorator.js';
import { Access } from '../identity/access/access.decorator.js';
import { MAX_QUERY_LENGTH, parseSearchRequest, type SearchRequest } from './search-parameters.rules.js';
import { SearchService } from './search.service.js';
import { SEARCH_KINDS, SearchResultView } from './search.view.js';

/** Decorates a parameter with the validated query string of a search. */
const Asked = createQueryDecorator((query): SearchRequest => parseSearchRequest(query));

@ApiTags('Search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  /**
   * Search companies, contacts, leads, activities, agreements and open tasks
   *
   * Records are found by names with or without accents and typing mistakes, native names of two or more characters,
   * pinyin and its initials, aliases, references, company identifiers in any notation, e-mail addresses and domains,
   * telephone numbers and tags. Every word of the question must be found in the record, written together or apart
   * (growlight, grow light). Exact hits come first, then whole words, then beginnings, then misspelt words. A lead is
   * found by its title, reference and codename; an activity by its title, reference, kind, city, venue and year; an
   * agreement by its title, reference, kind, fields and year. An open task is found by a part of its title, as
   * `GET /tasks?q=` finds it, if the question has a word of at least three letters. An API key finds only the kinds of records that its
   * scopes allow it to read.
   *
   * Misspelt words are searched if few records match as typed and none of them is surely the intended one. With `kind`,
   * only records of those kinds count for this rule; tasks never count. A question for companies therefore finds the company with almost
   * the same name even if a lead has exactly that name, while the same question for every kind finds only that lead.
   */
  @Get()
  @Access('search:read')
  @ApiQuery({
    name: 'q',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: MAX_QUERY_LENGTH },
    description: 'The text to search for.',
    example: 'Lumenova',
  })
  @ApiQuery({
    name: 'kind',
    required: false,
    schema: { type: 'array', items: { type: 'string', enum: [...SEARCH_KINDS] } } as never,
    style: 'form',
    explode: true,
    description: 'Searches only records of this kind. It can be given several times for several kinds.',
  })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    description: 'The greatest number of hits.',
  })
  @ApiOkResponse({ type: SearchResultView })
  find(@Asked() request: SearchRequest, @CurrentActor() actor: Actor): Promise<SearchResultView> {
    return this.search.find(request, actor);
  }
}
