import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Contact } from '../../companies/model/contact.entity.js';

/**
 * The random part of the link with which a contact unsubscribes. A contact that others were merged into has several, because
 * the links in earlier mails stay valid.
 */
@Entity('unsubscribe_token')
@Index('unsubscribe_token_contact_id_idx', ['contactId', 'createdAt', 'token'])
export class UnsubscribeToken {
  @PrimaryColumn('text')
  token: string;

  @ForeignKey(() => Contact)
  @Column('uuid')
  contactId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
