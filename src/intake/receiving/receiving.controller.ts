import { Controller, Get, HttpCode, Param, Post, Req, UseGuards, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { Public } from '../../identity/access.decorators.js';
import { type Incoming, Receiver } from './receiver.js';
import { ReceivingLimit } from './receiving.limit.guard.js';
import { ReadyView, ReceivedView } from './receiving.view.js';

@ApiTags('Intake')
@Controller({ path: 'intake/:connectionId/:token', version: VERSION_NEUTRAL })
export class ReceivingController {
  constructor(private readonly receiver: Receiver) {}

  /**
   * Send a delivery: for senders of forms, at the secret address of their connection
   *
   * Nobody logs in here: the token in the address, and for most senders a signature, say who sends. Any content type
   * is taken and stored before the answer, so 202 means that nothing can be lost. The same delivery sent again does
   * nothing twice.
   */
  @Post()
  @Public()
  @UseGuards(ReceivingLimit)
  @HttpCode(202)
  @ApiConsumes('*/*')
  @ApiBody({ description: 'Whatever the sender sends, in its own form.', schema: {} })
  @ApiAcceptedResponse({ type: ReceivedView, description: 'Stored, now or before; it is worked on afterwards.' })
  @Refuses(
    '401 signature.missing',
    '401 signature.malformed',
    '401 signature.wrong',
    '401 signature.expired',
    '404 intake.unknown_address',
    '413 request.too_large',
    '429 intake.too_many',
    '503 service.database_unavailable',
    '503 intake.secret_unreadable',
  )
  receive(
    @Param('connectionId') connectionId: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
  ): Promise<ReceivedView> {
    return this.receiver.receive(connectionId, token, incomingOf(request));
  }

  /**
   * Look whether an address is good, as some senders do before they send
   *
   * Nobody logs in here. It stores nothing, and tells a wrong address from a good one.
   */
  @Get()
  @Public()
  @UseGuards(ReceivingLimit)
  @ApiOkResponse({ type: ReadyView })
  @Refuses('404 intake.unknown_address', '429 intake.too_many')
  look(@Param('connectionId') connectionId: string, @Param('token') token: string): Promise<ReadyView> {
    return this.receiver.look(connectionId, token);
  }
}

function incomingOf({ headers, body }: FastifyRequest): Incoming {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return {
    headers: Object.fromEntries(entries),
    contentType: headers['content-type'] ?? null,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
