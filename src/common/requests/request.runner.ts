import { type ExecutionContext, Injectable, RequestMethod, type Type } from '@nestjs/common';
// oxlint-disable-next-line no-restricted-imports -- Nest has no public way to find the method of a route
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
// oxlint-disable-next-line no-restricted-imports -- nor its arguments
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../actor/actor.constants.js';
import { RequestValidationPipe } from '../validation/validation.pipe.js';

/** A request without HTTP. */
export interface InternalRequest {
  method: string;
  /** The path with a colon for every id, such as `leads/:`. */
  path: string;
  ids: string[];
  body: object;
  actor: Actor;
  /** The id of the record that the request creates, or several. The service makes them if they are absent. */
  newId?: string | string[];
}

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

interface Route {
  controller: Methods;
  name: string;
  parameters: string[];
}

/** An argument of a controller's method, as Nest's decorators describe it. */
interface RouteArgument {
  index: number;
  data?: unknown;
  factory?: (data: unknown, context: ExecutionContext) => unknown;
}

/**
 * Runs requests of the API through its controllers, without HTTP, guards and interceptors. The body is validated as in
 * a request, and all rules of the services apply.
 */
@Injectable()
export class RequestRunner {
  private readonly validation = new RequestValidationPipe();
  private readonly routes = new Map<string, Route>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Validates a request, and returns the function that runs it. @throws 422 that names every wrong field */
  prepare({ method, path, ids, body, actor, newId }: InternalRequest): () => Promise<unknown> {
    if (this.routes.size === 0) this.readRoutes();
    const route = this.routes.get(`${method} ${path}`);
    if (!route) throw new Error(`The API has no request ${method} /${path}.`);
    const { controller, name, parameters } = route;
    const params = Object.fromEntries(parameters.map((parameter, index) => [parameter.slice(1), ids[index]]));
    const request = { params, actor, headers: {}, protocol: 'https', host: 'crm.example' };
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const types = Reflect.getMetadata('design:paramtypes', controller, name) as Type[];
    const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller.constructor, name) as object;
    const args: unknown[] = [];
    for (const [kind, { index, data, factory }] of Object.entries(declared) as [string, RouteArgument][]) {
      const isBody = kind.startsWith(`${RouteParamtypes.BODY}:`);
      if (isBody) args[index] = this.validation.transform(body, { type: 'body', metatype: types[index] });
      else args[index] = factory ? factory(data, context) : request;
    }
    return () => controller[name]!.apply(newId ? addArgument(controller, newId) : controller, args);
  }

  private readRoutes(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const controller = instance as Methods;
      for (const name of Object.getOwnPropertyNames(metatype!.prototype)) {
        const method = Reflect.getMetadata(METHOD_METADATA, controller[name]!) as RequestMethod | undefined;
        if (method === undefined) continue;
        const paths = [metatype!, controller[name]!].map((part) => String(Reflect.getMetadata(PATH_METADATA, part)));
        const segments = paths.flatMap((path) => path.split('/').filter(Boolean));
        const path = segments.map((segment) => (segment.startsWith(':') ? ':' : segment)).join('/');
        const parameters = segments.filter((segment) => segment.startsWith(':'));
        this.routes.set(`${RequestMethod[method]} ${path}`, { controller, name, parameters });
      }
    }
  }
}

/**
 * Returns the controller with services whose methods get one more argument. A method that creates a record takes the
 * new id as its last argument, which controllers leave out.
 */
function addArgument(controller: Methods, argument: unknown): Methods {
  const addTo = (service: Methods) =>
    new Proxy(service, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          service[String(name)]!(...args, argument),
    });
  return new Proxy(controller, { get: (_, name) => addTo(controller[String(name)] as unknown as Methods) });
}
