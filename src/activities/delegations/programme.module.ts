import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgrammeController } from './programme.controller.js';
import './programme.merge.js';
import { ProgrammeItem } from './programme-item.entity.js';
import { ProgrammeReads } from './programme.reads.js';
import { Programmes } from './programme.service.js';

/** What a delegation does, hour by hour. */
@Module({
  imports: [TypeOrmModule.forFeature([ProgrammeItem])],
  controllers: [ProgrammeController],
  providers: [Programmes, ProgrammeReads],
  exports: [Programmes],
})
export class ProgrammeModule {}
