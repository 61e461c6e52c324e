import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgrammeFilesController } from './programme-files.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeCheckService } from './programme-check.service.js';
import { ProgrammeFilesService } from './programme-files.service.js';
import { ProgrammeItemParticipant, ProgrammeItem } from '../model/programme-item.entity.js';
import { ProgrammeService } from './programme.service.js';

/** The programmes of delegations. */
@Module({
  imports: [TypeOrmModule.forFeature([ProgrammeItem, ProgrammeItemParticipant])],
  controllers: [ProgrammeController, ProgrammeFilesController],
  providers: [ProgrammeService, ProgrammeCheckService, ProgrammeFilesService],
  exports: [ProgrammeService],
})
export class ProgrammeModule {}
