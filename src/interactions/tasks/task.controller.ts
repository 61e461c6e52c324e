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
import { CreateTask, UpdateTask } from './task.dto.js';
import { TASK_EXAMPLES, TASK_CHANGE_EXAMPLES } from '../model/interaction.examples.js';
import { taskList } from './task.list.js';
import { TaskService } from './task.service.js';
import { TaskView } from './task.view.js';

@ApiTags('Tasks')
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly tasks: TaskService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(taskList, TaskView, 'List tasks')
  @Access('tasks:read')
  list(@ListOf(taskList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<TaskView>(taskList, request, actor);
  }

  @ExportRoute(taskList, 'Export tasks')
  @Access('tasks:export')
  export(@ExportOf(taskList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, taskList, request, actor, reply);
  }

  /**
   * Create a task
   *
   * Only `title` is required. The caller becomes the assignee unless `assigneeId` names somebody else; null creates a
   * task without an assignee. A task can have one subject: a company, contact, lead, activity or agreement.
   */
  @Post()
  @Access('tasks:write')
  @ApiBody({ type: CreateTask, examples: TASK_EXAMPLES })
  @ApiCreatedResponse({ type: TaskView })
  @ApiProblems('422 task.one_subject')
  create(@Body() body: CreateTask, @CurrentActor() actor: Actor) {
    return this.tasks.create(body, actor);
  }

  /**
   * Get a task
   *
   * The response has the title, the assignee, the due date and the subject of the task.
   */
  @Get(':id')
  @Access('tasks:read')
  @ApiOkResponse({ type: TaskView })
  read(@RecordId('task') id: string, @CurrentActor() actor: Actor) {
    return this.tasks.read(id, actor);
  }

  /**
   * Update a task
   *
   * The creator, the assignee, the people of its lead, and managers may update a task. Send `status: done` or `status:
   * dropped` to close it, and `assigneeId` to give it to somebody else.
   */
  @Patch(':id')
  @Access('tasks:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateTask, examples: TASK_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: TaskView })
  @ApiProblems('403 task.not_yours', 'record.archived', 'task.follow_up_exists', '422 task.one_subject')
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
   * Archive only tasks that were entered by mistake; set the status of other tasks to done or dropped. The creator, the
   * assignee, the people of its lead, and managers may archive a task.
   */
  @Delete(':id')
  @Access('tasks:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: TaskView })
  @ApiProblems('403 task.not_yours')
  archive(@RecordId('task') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.tasks.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived task
   *
   * The task keeps its status. The creator, the assignee, the people of its lead, and managers may restore a task.
   */
  @Post(':id/restore')
  @Access('tasks:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: TaskView })
  @ApiProblems('403 task.not_yours')
  restore(@RecordId('task') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.tasks.restore(id, ifMatch, actor);
  }
}
