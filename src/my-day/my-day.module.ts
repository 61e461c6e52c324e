import { Module } from '@nestjs/common';
import { MyDayController } from './my-day.controller.js';
import { MyDayReader } from './my-day.reader.js';

/** Serves the tasks, leads and activities that need a user today. It reads the data of other modules and writes nothing. */
@Module({ controllers: [MyDayController], providers: [MyDayReader] })
export class MyDayModule {}
