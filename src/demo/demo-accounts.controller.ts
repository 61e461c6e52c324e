import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
   * empty on an installation that others can reach, and on one without the demo.
   */
  @Get()
  @Public()
  @ApiOkResponse({ type: DemoAccountsView })
  async list(): Promise<DemoAccountsView> {
    return { accounts: await this.accounts.list() };
  }
}
