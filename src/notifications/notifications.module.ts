import { Module } from '@nestjs/common';
import { NotificationController } from './notification.controller.js';
import { NotificationService } from './notification.service.js';

/** Serves the notifications of users with the titles of their records. The causes write them through the identity layer. */
@Module({ controllers: [NotificationController], providers: [NotificationService] })
export class NotificationsModule {}
