import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import type { LeadTransitionResultView } from './lead-transition.view.js';

/** Sets the ETag of the lead on the response to a transition, so that the caller can send it as the next `If-Match`. */
@Injectable()
export class LeadEtagInterceptor implements NestInterceptor {
  intercept(
    context: ExecutionContext,
    next: CallHandler<LeadTransitionResultView>,
  ): Observable<LeadTransitionResultView> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ lead }) => void reply.header('ETag', `"${lead.version}"`)));
  }
}
