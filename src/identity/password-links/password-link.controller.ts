import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access, Public } from '../access/access.decorator.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';
import { PasswordLinkRequestHandler } from './password-link-request.handler.js';
import { PASSWORD_LINK_LIMITS, PasswordLinkThrottleGuard } from './password-link-throttle.guard.js';
import { CreatePasswordLink, PasswordLinkView, RequestPasswordLink, ResetPassword } from './password-link.dto.js';
import { PasswordLinkService } from './password-link.service.js';

@ApiTags('Identity')
@Controller()
export class PasswordLinkController {
  constructor(
    private readonly links: PasswordLinkService,
    private readonly requests: PasswordLinkRequestHandler,
  ) {}

  /**
   * Create a link with which a user sets a password
   *
   * For administrators only, when a colleague has forgotten the password. The link is shown only in this response and
   * works once, within 24 hours; a new one, a new password and archiving the user end it. Give it to the colleague in
   * person or by a channel that only the colleague reads. With `send: true` it is sent to the address of the colleague by
   * mail instead, and the response has the mail and not the link. Without a mail server the response has both.
   */
  @Post('users/:id/password-links')
  @Access('users:write')
  @ApiBody({ type: CreatePasswordLink, required: false })
  @ApiCreatedResponse({ type: PasswordLinkView })
  @ApiProblems('record.archived', 'auth.missing_scopes', 'password_link.address_invalid')
  create(
    @RecordId('user') id: string,
    @Body() body: CreatePasswordLink,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.links.create(id, body, request.serverUrl, actor);
  }

  /**
   * Send a link with which to set a forgotten password
   *
   * For the sign-in page. The user who has this address gets a link by mail, and an earlier link that was asked
   * for in this way ends; one from an administrator stays. Archived users and
   * users who log in through the identity provider get none. The answer is the same in any case, so that it does not tell who
   * has an account. Without a mail server it is 404; `GET /auth/methods` tells whether there is one.
   */
  @Post('auth/password-link-requests')
  @Public()
  @UseGuards(PasswordLinkThrottleGuard)
  @Throttle(PASSWORD_LINK_LIMITS)
  @HttpCode(202)
  @ApiAcceptedResponse({ description: 'The link is sent if there is such a user.' })
  @ApiProblems('password_link.not_configured', 'password_link.too_many_requests')
  request(@Body() { email }: RequestPasswordLink): Promise<void> {
    return this.requests.take(email);
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
