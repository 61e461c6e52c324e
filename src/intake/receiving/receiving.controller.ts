import { Controller, Get, HttpCode, Param, Post, Req, UseGuards, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Public } from '../../identity/access/access.decorator.js';
import { type Incoming, ReceivingService } from './receiving.service.js';
import { ReceivingLimitGuard } from './receiving-limit.guard.js';
import { ReadyView, ReceivedView } from './receiving.view.js';

@ApiTags('Intake')
@Controller({ path: 'intake/:connectionId/:token', version: VERSION_NEUTRAL })
export class ReceivingController {
  constructor(private readonly receiver: ReceivingService) {}

  /**
   * Send a delivery to the secret address of a connection
   *
   * For providers of forms. There is no login: the token in the address identifies the provider, and most providers
   * also sign. Any content type is accepted. The delivery is stored before the answer, so 202 means that it cannot be
   * lost. A delivery that is sent again has no further effect.
   */
  @Post()
  @Public()
  @UseGuards(ReceivingLimitGuard)
  @HttpCode(202)
  @ApiConsumes('*/*')
  @ApiBody({
    description: 'The delivery in the format of the provider.',
    schema: { example: { id: 'r-4711', name: 'Mei Chen', email: 'mei@chen.example' } },
  })
  @ApiAcceptedResponse({
    type: ReceivedView,
    description: 'The delivery is stored, now or before. It is processed afterwards.',
  })
  @ApiProblems(
    'signature.missing',
    'signature.malformed',
    'signature.wrong',
    'signature.expired',
    'intake.unknown_address',
    'request.too_large',
    'intake.too_many',
    'service.database_unavailable',
    'service.clock_wrong',
    'intake.secret_unreadable',
  )
  receive(
    @Param('connectionId') connectionId: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
  ): Promise<ReceivedView> {
    return this.receiver.receive(connectionId, token, toIncoming(request));
  }

  /**
   * Check the secret address of a connection
   *
   * For providers that check an address before they send. There is no login, and nothing is stored. A wrong address
   * gets 404.
   */
  @Get()
  @Public()
  @UseGuards(ReceivingLimitGuard)
  @ApiOkResponse({ type: ReadyView })
  @ApiProblems('intake.unknown_address', 'intake.too_many')
  look(@Param('connectionId') connectionId: string, @Param('token') token: string): Promise<ReadyView> {
    return this.receiver.getReady(connectionId, token);
  }
}

function toIncoming({ headers, body }: FastifyRequest): Incoming {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return {
    headers: Object.fromEntries(entries),
    contentType: headers['content-type'] ?? null,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
