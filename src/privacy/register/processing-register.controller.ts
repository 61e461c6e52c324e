import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { ProcessingRegisterQuery } from './processing-register.dto.js';
import { ProcessingRegisterService } from './processing-register.service.js';
import { ProcessingRegisterView } from './processing-register.view.js';

const REGISTER_DOCS = {
  read: {
    summary: 'Get the register of processing activities',
    description:
      'As GDPR art. 30 lists: controller, purposes, categories of persons and of data, recipients, transfers, terms and security ' +
      'measures. It is made from the registry of personal data, the retention rules and the settings.',
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(REGISTER_DOCS, { scope: 'privacy', records: ['person'], view: ProcessingRegisterView });

@ApiTags('Privacy')
@Controller('privacy/register')
export class ProcessingRegisterController {
  constructor(private readonly register: ProcessingRegisterService) {}

  @routes.Get()
  read(@QueryParams() { lang = 'en' }: ProcessingRegisterQuery): Promise<ProcessingRegisterView> {
    return this.register.build(lang);
  }
}
