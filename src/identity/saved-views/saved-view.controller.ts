import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, RecordId, type Version } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf, ListRoute } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../access/access.decorator.js';
import { CreateView, UpdateView } from './saved-view.dto.js';
import { savedViewList } from './saved-view.list.js';
import { SavedViewService } from './saved-view.service.js';
import { SavedViewView } from './saved-view.view.js';

@ApiTags('Identity')
@Controller('views')
export class SavedViewController {
  constructor(
    private readonly views: SavedViewService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(savedViewList, SavedViewView, 'List saved views')
  @Access('me:read')
  list(@ListOf(savedViewList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<SavedViewView>(savedViewList, request, actor);
  }

  /**
   * Create a saved view
   *
   * For users, not for API keys. A view keeps the filters, the order and the columns of a list. It belongs to the caller;
   * `shared` shows it to all users. The records that a view shows depend on the rights of the reader.
   */
  @Post()
  @Access('me:read')
  @ApiCreatedResponse({ type: SavedViewView })
  @ApiProblems('view.duplicate_name', 'view.person_only', 'view.filters_invalid')
  create(@Body() body: CreateView, @CurrentActor() actor: Actor) {
    return this.views.create(body, actor);
  }

  /**
   * Get a saved view
   *
   * Finds the views of the caller and those that others share.
   */
  @Get(':id')
  @Access('me:read')
  @ApiOkResponse({ type: SavedViewView })
  read(@RecordId('view') id: string, @CurrentActor() actor: Actor) {
    return this.views.read(id, actor);
  }

  /**
   * Update a saved view
   *
   * Only the owner may update a view. Send only the fields to change; `filters` and `columns` are replaced as a whole.
   */
  @Patch(':id')
  @Access('me:read')
  @ApiOkResponse({ type: SavedViewView })
  @ApiProblems('view.duplicate_name', 'record.archived', 'view.not_yours', 'view.filters_invalid')
  update(
    @RecordId('view') id: string,
    @Body() body: UpdateView,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.views.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a saved view
   *
   * Only the owner may archive a view. It is no longer the default.
   */
  @Delete(':id')
  @Access('me:read')
  @ApiOkResponse({ type: SavedViewView })
  @ApiProblems('view.not_yours')
  archive(@RecordId('view') id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.views.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived view
   *
   * Only the owner may restore a view. Rejected while the owner has another view of the list with the same name.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('me:read')
  @ApiOkResponse({ type: SavedViewView })
  @ApiProblems('view.duplicate_name', 'view.not_yours')
  restore(@RecordId('view') id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.views.restore(id, ifMatch, actor);
  }
}
