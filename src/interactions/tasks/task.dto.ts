import { PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { BulkSelection } from '../../common/bulk-updates/bulk-update.dto.js';
import { CalendarDate, IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId, NestedObject } from '../../common/validation/reference.decorator.js';
import { TASK_STATUSES, type TaskStatus } from '../model/interaction.constants.js';

/** A new task with at most one subject: a company, a contact, a lead, an activity or an agreement. */
export class CreateTask {
  /**
   * Title of the task.
   * @example "Send the site proposals"
   */
  @IsSingleLine()
  title: string;

  /**
   * The due date.
   * @example "2026-12-15"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * The user who is responsible for the task. When absent, it is the caller if the caller is a person; null means
   * nobody yet.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @IsId()
  assigneeId?: string | null;

  /**
   * The status; `open` when absent.
   * @example "open"
   */
  @ValidateIf((task: CreateTask) => task.status !== undefined)
  @IsIn(TASK_STATUSES)
  status?: TaskStatus;

  /** The company that the task is about. */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /** The contact that the task is about. */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The lead that the task is about.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @IsId()
  leadId?: string | null;

  /** The activity that the task is about. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The agreement that the task is about. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;
}

/** Changes to a task (JSON merge patch). */
export class UpdateTask extends PartialType(CreateTask, { skipNullProperties: false }) {}

/** Changes that many tasks get alike. */
export class BulkTaskChanges extends PickType(UpdateTask, ['status', 'dueOn', 'assigneeId'] as const) {}

/** A change of many tasks: those with the ids, or those that match the filter. */
export class BulkUpdateTasks extends BulkSelection {
  /** Changes as `PATCH /tasks/{id}` takes them. */
  @IsOptional()
  @NestedObject(() => BulkTaskChanges)
  changes?: BulkTaskChanges | null;
}
