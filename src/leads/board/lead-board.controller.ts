import { applyDecorators, Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createQueryDecorator } from '../../common/http/query.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { type ListRequest, MAX_LIMIT } from '../../common/lists/list-request.rules.js';
import { buildFilterQueries } from '../../common/lists/list-route.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { leadList } from '../model/lead.list.js';
import { DEFAULT_CARDS, parseBoardRequest } from './lead-board-request.rules.js';
import { LeadBoardService } from './lead-board.service.js';
import { LeadBoardView } from './lead-board.view.js';

/** Injects the filters of the board. */
const BoardParams = createQueryDecorator((query, _: void, me): ListRequest => parseBoardRequest(leadList, query, me));

/** Documents the parameters of the board. */
const BoardQueries = applyDecorators(
  ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_CARDS },
    description: 'Maximum number of leads of each stage.',
  }),
  ...buildFilterQueries(leadList),
);

@ApiTags('Leads')
@Controller('leads/board')
export class LeadBoardController {
  constructor(private readonly board: LeadBoardService) {}

  /**
   * Get the board of leads
   *
   * Returns every stage with the number of leads that match and that the caller may see, how many of them are open and on
   * hold, the expected jobs and capital expenditure of the open ones, as reports count them, and the leads that have been
   * there longest. `invested` has the wins of the last twelve months. It takes the filters of `GET /leads`;
   * a board mostly has `status=open`. To go on in a stage send `nextCursor` to `GET /leads` with `stage`,
   * `sort=stageEnteredOn` and the same filters, and where it is given `closedSince` as `closedOn.gte`.
   */
  @Get()
  @Access('leads:read')
  @BoardQueries
  @ApiOkResponse({ type: LeadBoardView })
  read(@BoardParams() request: ListRequest, @CurrentActor() actor: Actor) {
    return this.board.read(request, actor);
  }
}
