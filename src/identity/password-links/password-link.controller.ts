import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access, Public } from '../access/access.decorator.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';
import { PasswordLinkView, ResetPassword } from './password-link.dto.js';
import { PasswordLinkService } from './password-link.service.js';

@ApiTags('Identity')
@Controller()
export class PasswordLinkController {
  constructor(private readonly links: PasswordLinkService) {}

  /**
   * Create a link with which a user sets a password
   *
   * For administrators only, when a colleague has forgotten the password. The link is shown only in this response and
   * works once, within 24 hours; a new one, a new password and archiving the user end it. Give it to the colleague in
   * person or by a channel that only the colleague reads.
   */
  @Post('users/:id/password-links')
  @Access('users:write')
  @ApiCreatedResponse({ type: PasswordLinkView })
  @ApiProblems('record.archived', 'auth.missing_scopes')
  create(@RecordId('user') id: string, @Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.links.create(id, request.serverUrl, actor);
  }

  /**
   * Set a password with a link
   *
   * For the page that the link opens. Ends the link and all sessions of the user; log in with the new password
   * afterwards.
   */
  @Post('auth/password-resets')
  @Public()
  @UseGuards(LoginThrottleGuard)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The password was set.' })
  @ApiProblems('password_link.invalid', 'password.too_common', 'password.same_as_email', 'auth.too_many_attempts')
  use(@Body() body: ResetPassword) {
    return this.links.use(body);
  }
}
