import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Contact } from '../../companies/model/contact.entity.js';
import { Interaction } from '../model/interaction.entity.js';

/** A contact who took part in an interaction. */
@Entity('interaction_contact')
@Index('interaction_contact_contact_id_idx', ['contactId'])
export class InteractionContact {
  @ForeignKey(() => Interaction)
  @PrimaryColumn('uuid')
  interactionId: string;

  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;
}
