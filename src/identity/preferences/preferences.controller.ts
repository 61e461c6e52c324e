import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../access/access.decorator.js';
import { UpdatePreferences } from './preferences.dto.js';
import { PreferencesService } from './preferences.service.js';
import { PreferencesView } from './preferences.view.js';

@ApiTags('Identity')
@Controller('me/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  /**
   * Get the preferences of the caller
   *
   * For users, not for API keys. Returns how the caller has set up the web application, with defaults where nothing is
   * stored.
   */
  @Get()
  @Access('me:read')
  @ApiOkResponse({ type: PreferencesView })
  @ApiProblems('preferences.person_only')
  read(@CurrentActor() actor: Actor) {
    return this.preferences.read(actor);
  }

  /**
   * Update the preferences of the caller
   *
   * For users, not for API keys. Send only the fields to change; null restores a default. `ui` is merged field by field
   * at every level, so that two tabs do not overwrite each other.
   */
  @Patch()
  @Access('me:read')
  @ApiOkResponse({ type: PreferencesView })
  @ApiProblems('preferences.person_only', 'preferences.too_large')
  update(@Body() body: UpdatePreferences, @CurrentActor() actor: Actor) {
    return this.preferences.update(body, actor);
  }
}
