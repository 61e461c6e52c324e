import { Body, Controller, Get, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { Access, Public } from '../access/access.decorator.js';
import { listPermissions } from '../access/access.policy.js';
import { ChangePassword, Login } from './auth.dto.js';
import { AccessTokenView, AuthMethodsView, MeView } from './auth.view.js';
import { readCredentials } from '../authentication/credentials.rules.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { DemoPasswordGuard } from './demo-password.guard.js';
import { LoginThrottleGuard } from './login-throttle.guard.js';
import { OwnPasswordService } from './own-password.service.js';

/** An example of a request body, as the API document shows it. */
interface BodyExample {
  summary: string;
  value: object;
}

const createLogin = (summary: string, name: string): BodyExample => ({
  summary,
  value: { email: `${name}@locate.example`, password: 'limburg-demo-2026' },
});

/** Request bodies that log in to the demo, the managers first, because a second one must verify a win. */
const LOGIN_EXAMPLES: Record<string, BodyExample> = {
  an: createLogin('An Janssens, manager', 'an'),
  katrien: createLogin('Katrien Wouters, manager', 'katrien'),
  stefan: createLogin('Stefan Raes, business development manager', 'stephan'),
  admin: createLogin('Administrator', 'admin'),
};

@ApiTags('Identity')
@Controller()
export class AuthController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly authentication: AuthenticationService,
    private readonly passwords: OwnPasswordService,
  ) {}

  /**
   * Get the ways to log in
   *
   * For the sign-in page: whether this installation has an identity provider (`GET /auth/oidc/start`) beside passwords, and
   * whether it sends links to people who have forgotten theirs.
   */
  @Get('auth/methods')
  @Public()
  @ApiOkResponse({ type: AuthMethodsView })
  readMethods(): AuthMethodsView {
    const { oidcClient, mailServer } = this.settings;
    return { password: true, oidc: oidcClient !== undefined, passwordLinks: mailServer !== undefined };
  }

  /**
   * Log in with an e-mail address and a password
   *
   * Send the `accessToken` as `Authorization: Bearer …`; in Swagger UI press *Authorize* and paste it. It expires after
   * `expiresIn` seconds; log in again then. Too many attempts are rejected for a minute. Users with one-time codes also
   * need a `code`.
   */
  @Post('auth/login')
  @Public()
  @UseGuards(LoginThrottleGuard, DemoPasswordGuard)
  @HttpCode(200)
  @ApiBody({ type: Login, examples: LOGIN_EXAMPLES })
  @ApiOkResponse({ type: AccessTokenView })
  @ApiProblems(
    'auth.wrong_credentials',
    'auth.code_required',
    'auth.wrong_code',
    'auth.demo_password',
    'auth.code_blocked',
    'auth.too_many_attempts',
  )
  login(@Body() body: Login) {
    return this.authentication.login(body);
  }

  /**
   * Set the password of the caller
   *
   * Requires the current password. Every session ends but that of this request, and so do the calendar addresses. Every
   * token that was issued before becomes invalid, including that of this request: log in again for a new one.
   */
  @Post('auth/password')
  @Access('me:read')
  @UseGuards(LoginThrottleGuard)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The password was changed.' })
  @ApiProblems(
    'auth.no_password',
    'auth.wrong_password',
    'password.too_common',
    'password.same_as_email',
    'auth.too_many_attempts',
  )
  changePassword(@Body() body: ChangePassword, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.passwords.change(body, actor, readCredentials(request));
  }

  /**
   * Get the account and the rights of the caller
   *
   * Returns the id, the kind, the name, the role and the permissions of the caller. Use it to check a token or an API
   * key.
   */
  @Get('me')
  @Access('me:read')
  @ApiOkResponse({ type: MeView })
  me(@CurrentActor() actor: Actor): MeView {
    // A door link does not open this route.
    const { id, kind, name, role } = actor as Actor & Pick<MeView, 'kind' | 'role'>;
    return { id, kind, name, role, permissions: listPermissions(actor) };
  }
}
