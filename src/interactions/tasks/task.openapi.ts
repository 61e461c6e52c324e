import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateTask, UpdateTask } from './task.dto.js';
import { TASK_EXAMPLES, TASK_CHANGE_EXAMPLES } from '../model/interaction.examples.js';

export const TASK_DOCS = {
  list: { summary: 'List tasks' },
  export: { summary: 'Export tasks' },
  create: {
    summary: 'Create a task',
    description:
      'Only `title` is required. The caller becomes the assignee unless `assigneeId` names somebody else; null ' +
      'creates a task without an assignee. A task can have one subject: a company, contact, lead, activity or ' +
      'agreement.',
    body: { type: CreateTask, examples: TASK_EXAMPLES },
    problems: ['task.one_subject'],
  },
  read: {
    summary: 'Get a task',
    description: 'The response has the title, the assignee, the due date and the subject of the task.',
  },
  update: {
    summary: 'Update a task',
    description:
      'The creator, the assignee, the people of its lead, and managers may update a task. Send `status: done` or ' +
      '`status: dropped` to close it, and `assigneeId` to give it to somebody else.',
    body: { type: UpdateTask, examples: TASK_CHANGE_EXAMPLES },
    problems: ['task.not_yours', 'record.archived', 'task.follow_up_exists', 'task.one_subject'],
  },
  archive: {
    summary: 'Archive a task',
    description:
      'Archive only tasks that were entered by mistake; set the status of other tasks to done or dropped. The ' +
      'creator, the assignee, the people of its lead, and managers may archive a task.',
    problems: ['task.not_yours'],
  },
  restore: {
    summary: 'Restore an archived task',
    description:
      'The task keeps its status. The creator, the assignee, the people of its lead, and managers may restore a ' +
      'task.',
    problems: ['task.not_yours'],
  },
} satisfies Record<string, RouteDocs>;
