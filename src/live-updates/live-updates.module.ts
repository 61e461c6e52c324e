import { Module } from '@nestjs/common';
import { LiveUpdateListenerClient } from './live-update-listener.client.js';
import { LiveUpdateStreamRegistry } from './live-update-stream.registry.js';
import { LiveUpdatesController } from './live-updates.controller.js';
import { LiveUpdatesService } from './live-updates.service.js';

/** Tells clients which records have changed. The changes are published by the units of work. */
@Module({
  controllers: [LiveUpdatesController],
  providers: [LiveUpdatesService, LiveUpdateStreamRegistry, LiveUpdateListenerClient],
})
export class LiveUpdatesModule {}
