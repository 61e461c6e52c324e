import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgrammeFilesController } from './programme-files.controller.js';
import { ProgrammeController } from './programme.controller.js';
import './programme.merge.js';
import { ProgrammeFiles } from './programme.files.js';
import { ProgrammeItemParticipant } from './programme-item-participant.entity.js';
import { ProgrammeItem } from './programme-item.entity.js';
import { ProgrammeReads } from './programme.reads.js';
import { Programmes } from './programme.service.js';

/** The programmes of delegations. */
@Module({
  imports: [TypeOrmModule.forFeature([ProgrammeItem, ProgrammeItemParticipant])],
  controllers: [ProgrammeController, ProgrammeFilesController],
  providers: [Programmes, ProgrammeReads, ProgrammeFiles],
  exports: [Programmes],
})
export class ProgrammeModule {}
