import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import { Interaction } from '../model/interaction.entity.js';
import { RecordWithSubject } from '../model/record-with-subject.entity.js';
import type { TaskStatus } from '../model/interaction.constants.js';

/** A task with an optional assignee and at most one subject. */
@Entity('task')
@Unique('task_follow_up_uq', ['followUpOfActivityId', 'contactId'])
@Index('task_due_on_idx', ['dueOn', 'id'])
@Index('task_created_by_idx', ['createdBy', 'id'])
@Index('task_closed_at_idx', ['closedAt', 'id'])
@Index('task_open_due_on_idx', ['dueOn', 'id'], { where: `status = 'open'` })
@Index('task_created_at_idx', ['createdAt', 'id'])
@Index('task_updated_at_idx', ['updatedAt', 'id'])
@Index('task_status_idx', ['status', 'id'])
@Index('task_assignee_id_idx', ['assigneeId', 'dueOn', 'id'])
@Index('task_company_id_idx', ['companyId'])
@Index('task_contact_id_idx', ['contactId'])
@Index('task_lead_id_idx', ['leadId', 'dueOn', 'id'])
@Index('task_activity_id_idx', ['activityId'])
@Index('task_agreement_id_idx', ['agreementId'])
@Index('task_interaction_id_idx', ['interactionId'])
export class Task extends RecordWithSubject {
  @Column('text')
  title: string;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  assigneeId: string | null;

  @Column('text', { default: 'open' })
  status: TaskStatus;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;

  /** The interaction whose follow-up this task is. */
  @ForeignKey(() => Interaction)
  @Column('uuid', { nullable: true })
  interactionId: string | null;

  /** The activity whose end created this task. The contact of the task is the attendee. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  followUpOfActivityId: string | null;
}

declareConstraints({
  task_follow_up_uq: {
    code: 'task.follow_up_exists',
    detail: 'This contact has a follow-up task for that activity already.',
    pointer: '/contactId',
  },
});

/** Tasks as a kind of record for the record store. */
export const TASK: RecordKind<Task> = { entity: Task, name: 'task', getLeadId: (task) => task.leadId };
