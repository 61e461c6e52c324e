import { type ExecutionContext, Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../common/actor/actor.constants.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { DemoRecordsService } from './demo-records.service.js';

/** A request of the API, or one of {@link DemoRecordsService}. */
export interface DemoRequest {
  /** Method and path with a colon for every id, such as `PATCH leads/:`. */
  route: string;
  ids: string[];
  body: Record<string, unknown>;
  actor: Actor;
  /** The id of the record that the request creates, or several. */
  newId: string | string[] | undefined;
}

type Run = () => Promise<unknown>;
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;
/** An argument of a method of a controller, as Nest's decorators store it. */
interface RouteArgument {
  index: number;
  data?: unknown;
  factory?: (data: unknown, context: ExecutionContext) => unknown;
}
interface Route {
  controller: Methods;
  name: string;
  parameters: string[];
}

/** Runs requests through the controllers, without HTTP, so that the demo obeys all rules of the API. */
@Injectable()
export class DemoRequestRunner {
  private readonly validation = new RequestValidationPipe();
  private readonly routes = new Map<string, Route>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly records: DemoRecordsService,
  ) {}

  /** Validates a request, and returns the function that runs it. @throws 422 that names every wrong field */
  prepare({ route: asked, ids, body, actor, newId }: DemoRequest): Run {
    const special = this.records.requests[asked];
    if (special) return () => special(body as never, actor, newId as string, ids);
    const route = this.findRoute(asked);
    const { controller, name, parameters } = route;
    const types = Reflect.getMetadata('design:paramtypes', controller, name) as Type[];
    const params = Object.fromEntries(parameters.map((parameter, index) => [parameter, ids[index]]));
    const request = { params, actor, headers: {}, protocol: 'https', host: 'crm.example' };
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const args: unknown[] = [];
    const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller.constructor, name) as object;
    for (const [kind, { index, data, factory }] of Object.entries(declared) as [string, RouteArgument][]) {
      const isBody = kind.startsWith(`${RouteParamtypes.BODY}:`);
      const read = () => (isBody ? this.validation.transform(body, { type: 'body', metatype: types[index] }) : request);
      args[index] = factory ? factory(data, context) : read();
    }
    return () => controller[name]!.apply(withNewId(controller, newId), args);
  }

  private findRoute(asked: string): Route {
    if (this.routes.size === 0) this.readRoutes();
    const route = this.routes.get(asked);
    if (!route) throw new Error('the API has no such request.');
    return route;
  }

  private readRoutes(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const prototype = metatype?.prototype as Methods;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const method = Reflect.getMetadata(METHOD_METADATA, prototype[name] ?? {}) as RequestMethod | undefined;
        if (method === undefined) continue;
        const paths = [metatype!, prototype[name]!].map((part) => String(Reflect.getMetadata(PATH_METADATA, part)));
        const segments = paths.flatMap((path) => path.split('/')).filter(Boolean);
        const parameters = segments.filter((segment) => segment.startsWith(':'));
        const path = segments.map((segment) => (segment.startsWith(':') ? ':' : segment)).join('/');
        const route = { controller: instance as Methods, name, parameters: parameters.map((text) => text.slice(1)) };
        this.routes.set(`${RequestMethod[method]} ${path}`, route);
      }
    }
  }
}

/**
 * Returns the controller with services that get the new id as their last argument. Requests leave this argument out, so
 * that the service makes an id.
 */
function withNewId(controller: Methods, newId: DemoRequest['newId']): Methods {
  if (newId === undefined) return controller;
  const addId = (service: Methods) =>
    new Proxy(service, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          service[String(name)]!(...args, newId),
    });
  return new Proxy(controller, { get: (_, name) => addId(controller[String(name)] as unknown as Methods) });
}
