import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementController } from './agreement.controller.js';
import { Agreement } from './agreement.entity.js';

/** Agreements, as far as leads refer to them. */
@Module({
  imports: [TypeOrmModule.forFeature([Agreement])],
  controllers: [AgreementController],
})
export class AgreementsModule {}
