import { applyDecorators, Body, HttpCode, Inject, Post, type Type } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import {
  BULK_ERROR_CODES,
  type BulkRecords,
  type BulkRequest,
  type BulkUpdatable,
  BulkUpdateService,
} from '../../common/bulk-updates/bulk-update.service.js';
import { BulkUndoView, BulkUpdateView } from '../../common/bulk-updates/bulk-update.view.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ExampleId } from '../../common/openapi/demo-records.examples.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { Access } from './access.decorator.js';
import type { Permission } from './access.policy.js';

const validation = new RequestValidationPipe();

/**
 * Creates the class from which the controller of a change of many records inherits its routes: the change and its undo.
 * Both need the permissions of the update of one record, because their responses name records.
 */
export function createBulkUpdateController<Service extends BulkUpdatable>(
  records: BulkRecords,
  [permission, ...others]: readonly [Permission, ...Permission[]],
  service: Type<Service>,
) {
  const { collection, bodyType, codes = BULK_ERROR_CODES } = records;
  const AccessAndStatus = () => applyDecorators(HttpCode(200), Access(permission, ...others));
  const parseBody = {
    transform: (given: unknown) => validation.transform(given, { type: 'body', metatype: bodyType }),
  };

  class BulkUpdateController {
    constructor(
      @Inject(service) private readonly service: Service,
      @Inject(BulkUpdateService) private readonly bulkUpdates: BulkUpdateService,
    ) {}

    @Post()
    @AccessAndStatus()
    @ApiOperation({
      summary: `Update many ${collection}`,
      description:
        `Changes at most 200 ${collection}, given by \`ids\` or by \`filter\`, each by its own rights and rules. ` +
        'One that the caller may not change, or whose change breaks a rule, is skipped and named with the reason. ' +
        'Without `dryRun: false` nothing is changed, and the response says what would happen.',
    })
    @ApiBody({ type: bodyType, examples: records.examples })
    @ApiOkResponse({ type: BulkUpdateView })
    @ApiProblems(codes.selection, codes.tooMany, codes.empty, 'request.concurrent_change')
    update(@Body(parseBody) body: BulkRequest, @CurrentActor() actor: Actor): Promise<BulkUpdateView> {
      return this.bulkUpdates.update(records, this.service, body, actor);
    }

    @Post(':id/undo')
    @AccessAndStatus()
    @ApiOperation({
      summary: `Undo an update of many ${collection}`,
      description:
        'Gives back the values that nobody has changed since, and names the others. Only the user or API key that ' +
        'made the change may undo it, once, and for 90 days. A record that nobody has touched since is given back ' +
        'even where the change itself took the right away, as when it was passed on to a colleague.',
    })
    @ExampleId('id', EXAMPLE_DESCRIPTION, '0199c0de-0000-7000-8000-000000000006')
    @ApiOkResponse({ type: BulkUndoView })
    @ApiProblems('bulk_update.not_yours', 'bulk_update.undone', 'request.concurrent_change')
    undo(@RecordId('bulk_update') id: string, @CurrentActor() actor: Actor): Promise<BulkUndoView> {
      return this.bulkUpdates.undo(records, this.service, id, actor);
    }
  }
  return BulkUpdateController;
}

const EXAMPLE_DESCRIPTION =
  'Id of the update. The example is made up; take a real value from the response of the update.';

const COLLEAGUE = '0199c000-0000-7000-8000-000000000003';

/** Builds the example of a change of the owner. */
export function buildOwnerExample(id: string) {
  return {
    handover: { summary: 'Preview passing on a record', value: { ids: [id], changes: { ownerId: COLLEAGUE } } },
  };
}

/** Builds the example of a change of tags. */
export function buildTagExample(id: string) {
  return { tags: { summary: 'Preview the tagging of a record', value: { ids: [id], addTags: ['fair-2026'] } } };
}
