import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { PutRetentionRule } from './retention-rule.dto.js';
import { RETENTION_RULE_DOCS, RetentionKindParameter } from './retention-rule.openapi.js';
import { RetentionRuleService } from './retention-rule.service.js';
import { RetentionRulesView, RetentionRuleView } from './retention-rule.view.js';

const routes = defineRoutes(RETENTION_RULE_DOCS, {
  scope: 'privacy',
  records: ['retention_rule'],
  view: RetentionRuleView,
  ids: { kind: RetentionKindParameter },
});

@ApiTags('Privacy')
@Controller('privacy/retention-rules')
export class RetentionRuleController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: RetentionRuleService,
  ) {}

  @routes.Get('', { view: RetentionRulesView })
  list(): Promise<RetentionRulesView> {
    return this.rules.list();
  }

  @routes.Get(':kind')
  read(@Param('kind') kind: string) {
    return this.rules.read(kind);
  }

  @routes.Put(':kind')
  replace(
    @Param('kind') kind: string,
    @Body() body: PutRetentionRule,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.rules.replace(tx, kind, body, ifMatch));
  }
}
