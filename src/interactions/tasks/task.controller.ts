import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateTask, UpdateTask } from './task.dto.js';
import { taskList } from './task.list.js';
import { TaskService } from './task.service.js';
import { TaskView } from './task.view.js';
import { TASK_DOCS } from './task.openapi.js';

const routes = defineRoutes(TASK_DOCS, { scope: 'tasks', records: ['task'], view: TaskView });

@ApiTags('Tasks')
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tasks: TaskService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(taskList, TaskView)
  list(@ListOf(taskList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<TaskView>(taskList, request, actor);
  }

  @routes.Export(taskList)
  export(@ExportOf(taskList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, taskList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateTask, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.tasks.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.tasks.read(id, actor);
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateTask, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.tasks.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.tasks.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.tasks.restore(tx, id, ifMatch));
  }
}
