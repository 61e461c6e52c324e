import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { CalendarDate, Line } from '../common/validation/field.decorators.js';
import { Id } from '../common/validation/reference.decorators.js';
import { TASK_STATUSES, type TaskStatus } from './interaction.vocabulary.js';

/** A new task, about at most one of a company, a contact, a lead, an activity and an agreement. */
export class CreateTask {
  /**
   * What is to be done.
   * @example "Send the site proposals"
   */
  @Line()
  title: string;

  /**
   * By when.
   * @example "2026-12-15"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * Who is to do it. Absent: the caller, when a person; null: nobody yet.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @Id()
  assigneeId?: string | null;

  /**
   * Where it stands; `open` when absent.
   * @example "open"
   */
  @ValidateIf((task: CreateTask) => task.status !== undefined)
  @IsIn(TASK_STATUSES)
  status?: TaskStatus;

  /** The company it is about. */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /** The contact it is about. */
  @IsOptional()
  @Id()
  contactId?: string | null;

  /**
   * The lead it is about.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @Id()
  leadId?: string | null;

  /** The activity it is about. */
  @IsOptional()
  @Id()
  activityId?: string | null;

  /** The agreement it is about. */
  @IsOptional()
  @Id()
  agreementId?: string | null;
}

/** Changes to a task (JSON merge patch). */
export class UpdateTask extends PartialType(CreateTask, { skipNullProperties: false }) {}
