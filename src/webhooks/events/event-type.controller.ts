import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../identity/access/access.decorator.js';
import { EventTypeReader } from './event-type.reader.js';
import { EventTypesView } from './event-type.view.js';

@ApiTags('Webhooks')
@Controller('webhooks/event-types')
export class EventTypeController {
  constructor(private readonly types: EventTypeReader) {}

  /**
   * List the types of events
   *
   * Each type has a description and an example of the body. The schemas of the bodies are in the section `webhooks` of the
   * OpenAPI document.
   */
  @Get()
  @Access('webhooks:read')
  @ApiOkResponse({ type: EventTypesView })
  list(): EventTypesView {
    return this.types.list();
  }
}
