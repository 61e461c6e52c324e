import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { BulkUpdateTasks, CreateTask, UpdateTask } from './task.dto.js';
import { taskList } from './task.list.js';
import { TaskService } from './task.service.js';
import { TaskView } from './task.view.js';
import { TASK_DOCS } from './task.openapi.js';
import { TASK_BULK_EXAMPLES } from '../model/interaction.examples.js';
import { TASK } from './task.entity.js';

const routes = defineRoutes(TASK_DOCS, { scope: 'tasks', records: ['task'], view: TaskView });

@ApiTags('Tasks')
@RecordController('tasks')
export class TaskController extends createRecordController(routes, taskList, TaskView, TaskService) {
  @routes.Post()
  create(@Body() body: CreateTask, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateTask, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}

@ApiTags('Tasks')
@Controller('tasks/bulk-updates')
export class TaskBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'tasks',
    kind: TASK,
    list: taskList,
    title: 'title',
    bodyType: BulkUpdateTasks,
    updateType: UpdateTask,
    derivedFields: ['closedAt'],
    examples: TASK_BULK_EXAMPLES,
  },
  ['tasks:write', 'tasks:read'],
  TaskService,
) {}
