import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../access/access.decorator.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';
import { ConfirmPassword, ConfirmTotp, NewTotpView, RecoveryCodesView, SignInMethodsView } from './totp.dto.js';
import { TotpService } from './totp.service.js';

const PASSWORD_PROBLEMS = ['auth.no_password', 'auth.wrong_password', 'auth.too_many_attempts'] as const;

@ApiTags('Identity')
@Controller('me')
export class TotpController {
  constructor(private readonly totp: TotpService) {}

  /**
   * Get the ways in which the caller logs in
   *
   * For users, not for API keys. Tells whether the caller has a password, an account at the identity provider and
   * one-time codes, and how many recovery codes are left.
   */
  @Get('sign-in-methods')
  @Access('me:read')
  @ApiOkResponse({ type: SignInMethodsView })
  @ApiProblems('auth.no_password')
  readMethods(@CurrentActor() actor: Actor): Promise<SignInMethodsView> {
    return this.totp.readMethods(actor);
  }

  /**
   * Create a secret for one-time codes
   *
   * For users with a password. Returns the secret for an authenticator app, once. Logins ask for codes only after
   * `POST /me/totp/confirm`; until then a new secret replaces this one.
   */
  @Post('totp')
  @Access('me:read')
  @UseGuards(LoginThrottleGuard)
  @ApiCreatedResponse({ type: NewTotpView })
  @ApiProblems('totp.already_on', ...PASSWORD_PROBLEMS)
  begin(@Body() body: ConfirmPassword, @CurrentActor() actor: Actor) {
    return this.totp.begin(body, actor);
  }

  /**
   * Set one-time codes as required for the caller's logins
   *
   * Needs a code of the new secret, as proof that the authenticator app has it. Returns ten recovery codes, once. From
   * then on `POST /sessions` and `POST /auth/login` need a `code` beside the password. Logins through the identity
   * provider do not, because the provider asks for what it needs itself.
   */
  @Post('totp/confirm')
  @Access('me:read')
  @UseGuards(LoginThrottleGuard)
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesView })
  @ApiProblems('totp.already_on', 'totp.not_begun', 'auth.no_password', 'totp.wrong_code', 'auth.too_many_attempts')
  enable(@Body() body: ConfirmTotp, @CurrentActor() actor: Actor) {
    return this.totp.enable(body, actor);
  }

  /**
   * Create new recovery codes
   *
   * Returns ten recovery codes, once. All earlier ones become invalid.
   */
  @Post('totp/recovery-codes')
  @Access('me:read')
  @UseGuards(LoginThrottleGuard)
  @ApiCreatedResponse({ type: RecoveryCodesView })
  @ApiProblems('totp.not_on', ...PASSWORD_PROBLEMS)
  renewRecoveryCodes(@Body() body: ConfirmPassword, @CurrentActor() actor: Actor) {
    return this.totp.renewRecoveryCodes(body, actor);
  }

  /**
   * Remove the one-time codes of the caller
   *
   * Logins need the password only from then on. The recovery codes become invalid.
   */
  @Post('totp/remove')
  @Access('me:read')
  @UseGuards(LoginThrottleGuard)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Logins ask for no codes.' })
  @ApiProblems(...PASSWORD_PROBLEMS)
  remove(@Body() body: ConfirmPassword, @CurrentActor() actor: Actor) {
    return this.totp.remove(body, actor);
  }
}
