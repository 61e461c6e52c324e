import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import { Task } from '../../interactions/tasks/task.entity.js';
import type { RefusedReason, RequestChannel, RequestKind, RequestState } from './privacy-request.constants.js';

/** A request of a person about the data that are stored about them. Expression indexes are in the migrations. */
@Entity('privacy_request')
@Unique('privacy_request_reference_uq', ['reference'])
@Unique('privacy_request_task_id_uq', ['taskId'])
@Index('privacy_request_kind_idx', ['kind', 'id'])
@Index('privacy_request_state_idx', ['state', 'id'])
@Index('privacy_request_contact_id_idx', ['contactId', 'id'])
@Index('privacy_request_subject_email_idx', ['subjectEmail', 'id'])
@Index('privacy_request_handler_id_idx', ['handlerId', 'id'])
@Index('privacy_request_received_on_idx', ['receivedOn', 'id'])
@Index('privacy_request_due_on_idx', ['dueOn', 'id'])
@Index('privacy_request_answered_on_idx', ['answeredOn', 'id'])
@Index('privacy_request_created_at_idx', ['createdAt', 'id'])
@Index('privacy_request_updated_at_idx', ['updatedAt', 'id'])
@Index('privacy_request_reference_sort_idx', ['reference', 'id'])
export class PrivacyRequest extends RecordEntity {
  /** For example `PRIV-2026-0001`. */
  @Column('text')
  reference: string;

  @Column('text')
  kind: RequestKind;

  /** The contact who is the person; null for somebody who is no contact. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @Column('text')
  subjectName: string;

  /** Normalised address. */
  @Column('text', { nullable: true })
  subjectEmail: string | null;

  @Column('date')
  receivedOn: string;

  @Column('text', { nullable: true })
  channel: RequestChannel | null;

  @Column('boolean', { default: false })
  identityChecked: boolean;

  @Column('text', { default: 'open' })
  state: RequestState;

  /** The last day for the answer without an extension. */
  @Column('date')
  dueOn: string;

  @Column('date', { nullable: true })
  extendedTo: string | null;

  @Column('text', { nullable: true })
  extendedReason: string | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('text', { nullable: true })
  refusedReason: RefusedReason | null;

  @Column('date', { nullable: true })
  answeredOn: string | null;

  @Column('text', { nullable: true })
  notes: string | null;

  /** The user who answers the request. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  handlerId: string | null;

  /** The task that reminds the handler. */
  @ForeignKey(() => Task)
  @Column('uuid', { nullable: true })
  taskId: string | null;
}

/** Requests of persons, as records. */
export const PRIVACY_REQUEST: RecordKind<PrivacyRequest> = { entity: PrivacyRequest, name: 'privacy_request' };

// The service checks these first. The constraints give a clear answer after a race or a manual change.
declareConstraints({
  privacy_request_extended_to_ck: {
    code: 'privacy_request.extension_not_allowed',
    detail: 'extendedTo must be after dueOn, and at the latest two months after it.',
    pointer: '/extendedTo',
  },
  privacy_request_identity_ck: {
    code: 'privacy_request.identity_not_checked',
    detail: 'identityChecked must be true before a request for access or erasure is done.',
    pointer: '/identityChecked',
  },
});
