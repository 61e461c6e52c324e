import { Module } from '@nestjs/common';
import { BadgeFilesService } from './badge-files.service.js';
import { DelegationBadgeController, SeminarBadgeController } from './badge.controller.js';

/** The badges of seminars and delegations. */
@Module({
  controllers: [SeminarBadgeController, DelegationBadgeController],
  providers: [BadgeFilesService],
})
export class BadgesModule {}
