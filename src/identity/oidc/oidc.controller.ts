import { Controller, Get, Redirect, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { QueryParams } from '../../common/http/query.decorator.js';
import { Public } from '../access/access.decorator.js';
import { buildSessionCookie, readCredentials } from '../authentication/credentials.rules.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';
import { OidcStart } from './oidc.dto.js';
import { buildFlowCookie, findFlow } from './oidc-flow.rules.js';
import { OidcLoginService } from './oidc-login.service.js';
import { SignInRedirectFilter } from './sign-in-redirect.filter.js';

/** The path to which the identity provider sends the browser back. It is registered there and has no version. */
const CALLBACK_PATH = '/auth/oidc/callback';

@ApiTags('Identity')
@Controller('auth/oidc')
@UseFilters(SignInRedirectFilter)
@UseGuards(LoginThrottleGuard)
// No account is known yet, so only the limit of the address counts.
@SkipThrottle({ account: true })
export class OidcController {
  constructor(private readonly logins: OidcLoginService) {}

  /**
   * Log in through the identity provider
   *
   * A page to which the web application sends the browser. Redirects to the identity provider (authorisation code with
   * PKCE, state and nonce) and stores what the callback needs in a cookie for ten minutes. If the provider is not
   * configured (`oidc.not_configured`) or cannot be reached (`oidc.unavailable`), or after too many attempts
   * (`auth.too_many_attempts`), it redirects to `/sign-in?problem={code}`.
   */
  @Get('start')
  @Public()
  @Redirect()
  @ApiFoundResponse({ description: 'The address of the identity provider, or of the sign-in page with the problem.' })
  @ApiProblems('oidc.not_configured')
  async start(
    @QueryParams() { returnTo }: OidcStart,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { url, flow } = await this.logins.begin(buildAddress(request.serverUrl, CALLBACK_PATH).href, returnTo);
    void reply.header('Set-Cookie', buildFlowCookie(flow, request.serverUrl));
    return { url };
  }

  /**
   * Log in with the response of the identity provider
   *
   * The page to which the identity provider sends the browser back; register its address there. Exchanges the code,
   * starts a session as `POST /sessions` does, and redirects to the page that the user wanted to open. Parameters that
   * the provider adds are ignored. A refusal redirects to `/sign-in?problem={code}` with `oidc.expired`,
   * `oidc.denied`, `oidc.rejected`, `oidc.email_unverified`, `oidc.no_user`, `oidc.unavailable` or
   * `auth.too_many_attempts`.
   */
  @Get('callback')
  @Public()
  @Redirect()
  @ApiFoundResponse({ description: 'A page of the web application, or the sign-in page with the problem.' })
  @ApiProblems('oidc.not_configured')
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { serverUrl, headers } = request;
    const flow = findFlow(headers.cookie, serverUrl);
    const client = { userAgent: headers['user-agent'], former: readCredentials(request) };
    const secret = await this.logins.finish(buildAddress(serverUrl, request.originalUrl), flow, client);
    void reply.header('Set-Cookie', [buildSessionCookie(secret, serverUrl), buildFlowCookie(null, serverUrl)]);
    return { url: flow!.returnTo };
  }
}

/** Builds an address of the application as the browser reaches it. */
function buildAddress(serverUrl: string, path: string): URL {
  const address = `${serverUrl}${path}`;
  if (URL.canParse(address)) return new URL(address);
  throw createInvalidFieldError('#Host', 'request.host', 'Host must be the name of this server.');
}
