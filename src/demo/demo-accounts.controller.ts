import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isLocalRequest } from '../common/http/request-headers.rules.js';
import { Public } from '../identity/access/access.decorator.js';
import { DemoAccountsService } from './demo-accounts.service.js';
import { DemoAccountsView } from './demo-accounts.view.js';

@ApiTags('Identity')
@Controller('demo/accounts')
export class DemoAccountsController {
  constructor(private readonly accounts: DemoAccountsService) {}

  /**
   * List the accounts of the demo
   *
   * Returns the accounts that still have the published password, so that the sign-in page can offer them. The list is
   * empty on an installation that others can reach, on one without the demo, and for requests that a proxy forwards or
   * that name another host than this machine: `auth.demo_password` rejects their logins with this password.
   */
  @Get()
  @Public()
  @ApiOkResponse({ type: DemoAccountsView })
  async list(@Req() request: FastifyRequest): Promise<DemoAccountsView> {
    return { accounts: isLocalRequest(request) ? await this.accounts.list() : [] };
  }
}
