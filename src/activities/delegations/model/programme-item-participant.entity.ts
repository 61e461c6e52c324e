import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DelegationParticipant } from './participant.entity.js';
import { ProgrammeItem } from './programme-item.entity.js';

/** A participant of an item of the programme in which only named participants take part. */
@Entity('programme_item_participant')
@Index('programme_item_participant_participant_id_idx', ['participantId'])
export class ProgrammeItemParticipant {
  @ForeignKey(() => ProgrammeItem)
  @PrimaryColumn('uuid')
  itemId: string;

  @ForeignKey(() => DelegationParticipant)
  @PrimaryColumn('uuid')
  participantId: string;
}
