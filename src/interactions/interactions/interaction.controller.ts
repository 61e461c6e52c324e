import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { CreateInteraction, UpdateInteraction } from './interaction.dto.js';
import { INTERACTION_EXAMPLES, INTERACTION_CHANGE_EXAMPLES } from '../model/interaction.examples.js';
import { interactionList } from './interaction.list.js';
import { InteractionService } from './interaction.service.js';
import { InteractionView } from './interaction.view.js';

@ApiTags('Interactions')
@Controller('interactions')
export class InteractionController {
  constructor(
    private readonly interactions: InteractionService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(interactionList, InteractionView, 'List interactions')
  @Access('interactions:read')
  list(@ListOf(interactionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<InteractionView>(interactionList, request, actor);
  }

  @ExportRoute(interactionList, 'Export interactions')
  @Access('interactions:export')
  export(@ExportOf(interactionList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, interactionList, request, actor, reply);
  }

  /**
   * Record an interaction
   *
   * `kind`, `occurredAt` and `subject` are required, and at least one subject: a company, lead, contact, activity or
   * agreement. `followUp` creates a follow-up task in the same request. An interaction cannot be in the future; create
   * a task for a planned interaction.
   */
  @Post()
  @Access('interactions:write')
  @ApiBody({ type: CreateInteraction, examples: INTERACTION_EXAMPLES })
  @ApiCreatedResponse({ type: InteractionView })
  @ApiProblems('422 interaction.in_future', '422 interaction.about_nothing')
  create(@Body() body: CreateInteraction, @CurrentActor() actor: Actor) {
    return this.interactions.create(body, actor);
  }

  /**
   * Get an interaction
   *
   * The response says what was said, when, and with whom.
   */
  @Get(':id')
  @Access('interactions:read')
  @ApiOkResponse({ type: InteractionView })
  read(@RecordId('interaction') id: string, @CurrentActor() actor: Actor) {
    return this.interactions.read(id, actor);
  }

  /**
   * Update an interaction
   *
   * The user who recorded the interaction, the people of its lead, and managers may update it. Send only the fields to
   * change; null clears a field.
   */
  @Patch(':id')
  @Access('interactions:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateInteraction, examples: INTERACTION_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: InteractionView })
  @ApiProblems(
    '403 interaction.not_yours',
    'record.archived',
    '422 interaction.in_future',
    '422 interaction.about_nothing',
  )
  update(
    @RecordId('interaction') id: string,
    @Body() body: UpdateInteraction,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.interactions.update(id, body, ifMatch, actor);
  }

  /**
   * Archive an interaction
   *
   * The interaction no longer counts as contact with the lead. The user who recorded it, the people of its lead, and
   * managers may archive it.
   */
  @Delete(':id')
  @Access('interactions:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: InteractionView })
  @ApiProblems('403 interaction.not_yours')
  archive(@RecordId('interaction') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.interactions.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived interaction
   *
   * The interaction counts as contact with the lead again. The user who recorded it, the people of its lead, and
   * managers may restore it.
   */
  @Post(':id/restore')
  @Access('interactions:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: InteractionView })
  @ApiProblems('403 interaction.not_yours')
  restore(@RecordId('interaction') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.interactions.restore(id, ifMatch, actor);
  }
}
