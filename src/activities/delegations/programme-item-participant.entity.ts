import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DelegationParticipant } from './participant.entity.js';
import { ProgrammeItem } from './programme-item.entity.js';

/** Somebody named at an item of the programme that not the whole delegation takes part in. */
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
