import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';

/**
 * Adds the address of the surviving record to the response for a merged record: `Link: </api/v1/companies/{id}>;
 * rel="canonical"`. The response stays 200 with the archived record, so that old references can still be looked up and
 * no client is redirected unexpectedly.
 */
@Injectable()
export class MergedLinkInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap((body: { mergedIntoId?: string | null } | undefined) => {
        if (!body?.mergedIntoId) return;
        const path = http
          .getRequest<FastifyRequest>()
          .url.replace(/\?.*$/, '')
          .replace(/[^/]+$/, body.mergedIntoId);
        void http.getResponse<FastifyReply>().header('Link', `<${path}>; rel="canonical"`);
      }),
    );
  }
}

/** Documents a response that carries {@link MergedLinkInterceptor}. */
export const ApiMergeableResponse = (type: new () => object) =>
  ApiOkResponse({
    type,
    headers: {
      Link: {
        description: 'The address of the surviving record, rel="canonical"; present only for a merged record.',
        schema: {
          type: 'string',
          example: '</api/v1/companies/0199c000-0000-7000-8000-000000000110>; rel="canonical"',
        },
      },
    },
  });
