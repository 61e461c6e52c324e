import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor/actor.js';
import { ListReader } from '../common/lists/list.reader.js';
import type { ListRequest } from '../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../common/lists/list.routes.js';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../common/requests/request.decorators.js';
import { Access } from '../identity/access.decorators.js';
import { CreateTask, UpdateTask } from './task.dto.js';
import { TASK_EXAMPLES, TASK_CHANGE_EXAMPLES } from './interaction.examples.js';
import { taskList } from './task.list.js';
import { Tasks } from './task.service.js';
import { TaskView } from './task.view.js';

@ApiTags('Tasks')
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly tasks: Tasks,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(taskList, TaskView, 'List tasks')
  @Access('tasks:read')
  list(@ListOf(taskList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<TaskView>(taskList, request, actor);
  }

  @ExportRoute(taskList, 'Export tasks')
  @Access('tasks:export')
  export(@ExportOf(taskList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, taskList, request, actor, reply);
  }

  /**
   * Add a task
   *
   * Only `title` is needed. The caller gets it unless `assigneeId` says otherwise; null leaves it to nobody yet. It
   * can be about one record: a company, contact, lead, activity or agreement.
   */
  @Post()
  @Access('tasks:write')
  @ApiBody({ type: CreateTask, examples: TASK_EXAMPLES })
  @ApiCreatedResponse({ type: TaskView })
  @Refuses('422 task.one_subject')
  create(@Body() body: CreateTask, @CurrentActor() actor: Actor) {
    return this.tasks.create(body, actor);
  }

  /**
   * Read a task
   *
   * Shows what is to be done, by whom, by when, and what it is about.
   */
  @Get(':id')
  @Access('tasks:read')
  @ApiOkResponse({ type: TaskView })
  read(@RecordId('task') id: string, @CurrentActor() actor: Actor) {
    return this.tasks.read(id, actor);
  }

  /**
   * Change a task
   *
   * For its creator, its assignee, the people of its lead, and managers. Send `status: done` or `dropped` to finish
   * it, `assigneeId` to pass it on.
   */
  @Patch(':id')
  @Access('tasks:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateTask, examples: TASK_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: TaskView })
  @Refuses('403 task.not_yours', 'record.archived', 'task.follow_up_exists', '422 task.one_subject')
  update(
    @RecordId('task') id: string,
    @Body() body: UpdateTask,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.tasks.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a task
   *
   * For its creator, its assignee, the people of its lead, and managers. For tasks entered by mistake; others are
   * done or dropped.
   */
  @Delete(':id')
  @Access('tasks:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: TaskView })
  @Refuses('403 task.not_yours')
  archive(@RecordId('task') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.tasks.archive(id, ifMatch, actor);
  }

  /**
   * Bring an archived task back
   *
   * For its creator, its assignee, the people of its lead, and managers. It is back with the status it had.
   */
  @Post(':id/restore')
  @Access('tasks:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: TaskView })
  @Refuses('403 task.not_yours')
  restore(@RecordId('task') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.tasks.restore(id, ifMatch, actor);
  }
}
