import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findVisibleLeadIds } from './lead.queries.js';

/** A reference as people write it to each other, such as `LEAD-2026-0021`. */
const REFERENCE = /^LEAD-\d{4}-\d{4,9}$/i;

/** The filters whose values can be ids of leads. */
const FILTERS = ['leadId', 'entityId'];

type Values = Record<string, string | string[] | undefined>;

/**
 * Lets paths and filters name a lead by its reference instead of its id. A reference that the caller may not know of stays
 * as it is, so that it is answered like one that does not exist. It is a guard because Nest makes an observable of every
 * request that has an interceptor.
 */
@Injectable()
export class LeadReferenceGuard implements CanActivate {
  constructor(private readonly sql: SqlClient) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, query, actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const path = (params ?? {}) as Values;
    const filters = (query ?? {}) as Values;
    const given = FILTERS.map((name) => filters[name]);
    const references = [...Object.values(path), ...given].flat().filter(isReference);
    if (references.length === 0 || !actor) return true;
    const ids = await this.findIds(references, actor);
    const replace = (value: string) => ids.get(value.toUpperCase()) ?? value;
    for (const [name, value] of Object.entries(path)) if (typeof value === 'string') path[name] = replace(value);
    for (const name of FILTERS) {
      const value = filters[name];
      if (value !== undefined) filters[name] = Array.isArray(value) ? value.map(replace) : replace(value);
    }
    return true;
  }

  private findIds(references: readonly string[], actor: Actor): Promise<ReadonlyMap<string, string>> {
    return findVisibleLeadIds(
      this.sql,
      references.map((reference) => reference.toUpperCase()),
      actor,
    );
  }
}

function isReference(value: string | undefined): value is string {
  return typeof value === 'string' && REFERENCE.test(value);
}
