import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { TestMail } from './mail-settings.dto.js';
import { MailSettingsService } from './mail-settings.service.js';
import { MailSettingsView, MailTestView } from './mail-settings.view.js';

@ApiTags('Mail')
@Controller('mail-settings')
export class MailSettingsController {
  constructor(private readonly settings: MailSettingsService) {}

  /**
   * Get the settings of mail
   *
   * For administrators only. Returns the mail server, the addresses, and what became of the last mails. The user and the
   * password of the server are never shown.
   */
  @Get()
  @Access('operations:read')
  @ApiOkResponse({ type: MailSettingsView })
  read(): Promise<MailSettingsView> {
    return this.settings.read();
  }

  /**
   * Test the settings of mail
   *
   * For administrators only. Sends one mail now and returns what the mail server said. A test is not repeated. One that is
   * sent ends the pause after a refused login.
   */
  @Post('test')
  @HttpCode(200)
  @Access('operations:read', 'mails:write', 'mails:read')
  @ApiOkResponse({ type: MailTestView })
  @ApiProblems('mail.not_configured')
  test(@Body() { to }: TestMail, @CurrentActor() actor: Actor): Promise<MailTestView> {
    return this.settings.test(to, actor);
  }
}
