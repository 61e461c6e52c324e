import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, type Type } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { getIdName, RecordId, RecordIds } from '../../common/http/request.decorator.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { ExportRoute, ListRoute } from '../../common/lists/list-route.decorator.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from './access.decorator.js';
import { type Permission, SCOPES } from './access.policy.js';

/** The texts, the examples and the errors of a route in the OpenAPI document. */
export interface RouteDocs {
  summary: string;
  description?: string;
  /** Default: the names of the controller and the method. */
  operationId?: string;
  /** The class of the body with its examples. Without examples Swagger reads the class from the method. */
  body?: ApiBodyOptions;
  /** The error codes that are particular to the route, as {@link ApiProblems} takes them. */
  problems?: readonly ErrorCode[];
}

type ScopeWith<Action extends string, P = Permission> = P extends `${infer Scope}:${Action}` ? Scope : never;

interface Routes {
  /** The first part of the permissions of the routes: `leads` of `leads:read`. */
  scope: ScopeWith<'read'> & ScopeWith<'write'>;
  /** The entities of the record `:id` in the path and of the one below it: `seminar`, `session`. */
  records: readonly [entity: string, below?: string];
  /** The response of every route that names no other. */
  view: Type;
  /** The scopes of other records that the responses repeat: every route requires them too. */
  contains?: readonly (ScopeWith<'read'> & ScopeWith<'export'>)[];
  /** Whether changes answer without the content of the record, and therefore do not require reading it. */
  writeOnly?: boolean;
  /** Decorators that document the ids in the path, by the name of the parameter. */
  ids?: Record<string, () => MethodDecorator>;
}

interface RouteOptions {
  view?: Type | [Type];
  access?: Permission;
}

/** Decorates a method whose name is that of its documentation. */
type RouteDecorator<Name extends string> = (target: object, name: Name, descriptor: PropertyDescriptor) => void;

/**
 * Defines the decorators of the routes of a controller. Each of them declares the method and path, the permission, the
 * response, and the documentation that has the name of the decorated method. Reading needs `scope:read`, every change
 * `scope:write`, and an export `scope:export` where there is one. A change requires `scope:read` too, because it answers
 * with the record: an empty `PATCH` would read it. Where responses repeat other records, every route requires reading or
 * exporting them too.
 */
export function defineRoutes<Name extends string>(
  docs: Record<Name, RouteDocs>,
  { scope, contains = [], writeOnly = false, records: [entity, below], view: usualView, ids = {} }: Routes,
) {
  const read = `${scope}:read` as const;
  const listFurtherPermissions = (access: Permission): Permission[] => {
    if (access === `${scope}:export`) return contains.map((other) => `${other}:export` as const);
    const own = access === read || writeOnly ? [] : [read];
    return [...own, ...contains.map((other) => `${other}:read` as const)];
  };
  const createDecorator =
    (path: string, access: Permission, build: (docs: RouteDocs) => MethodDecorator[]): RouteDecorator<Name> =>
    (target, name, descriptor) => {
      const examples = Object.keys(ids).filter((id) => id === 'id' || path.includes(`:${id}`));
      const decorators = [
        Access(access, ...listFurtherPermissions(access)),
        ...examples.map((id) => ids[id]!()),
        ...build(docs[name]),
      ];
      applyDecorators(...decorators)(target, name, descriptor);
    };
  const createRoute =
    (method: (path: string) => MethodDecorator, usualAccess: Permission, status: number) =>
    (path = '', { view = usualView, access = usualAccess }: RouteOptions = {}) =>
      createDecorator(path, access, (docs) => [method(path), ...buildDocs(docs, view, status)]);
  const write = `${scope}:write` as const;
  const exportAccess = SCOPES.find((permission) => permission === `${scope}:export`) ?? read;
  return {
    /** The name of the parameter of the record below the one in the path. */
    idName: getIdName(below ?? ''),
    /** `GET` of a list. */
    List: (list: ListDefinition, row: Type, path = '', access: Permission = read) =>
      createDecorator(path, access, ({ summary }) => [ListRoute(list, row, summary, path)]),
    /** `GET` of all rows of a list as a file. */
    Export: (list: ListDefinition, path = 'export') =>
      createDecorator(path, exportAccess, ({ summary }) => [ExportRoute(list, summary, path)]),
    Get: createRoute(Get, read, 200),
    /** `POST` that creates a record: 201. Swagger's plug-in expects this status of a decorator with this name. */
    Post: createRoute(Post, write, 201),
    /** `POST` that changes or reads an existing record: 200. */
    PostAction: createRoute((path) => applyDecorators(HttpCode(200), Post(path)), write, 200),
    Patch: createRoute(Patch, write, 200),
    Put: createRoute(Put, write, 200),
    Delete: createRoute(Delete, write, 200),
    /** Injects the id of the record in the path. */
    Id: () => RecordId(entity),
    /** Injects the ids of the record in the path and of the one below it. */
    Ids: () => RecordIds(entity, below!),
  };
}

function buildDocs(
  { summary, description, operationId, body, problems }: RouteDocs,
  view: Type | [Type],
  status: number,
) {
  return [
    ApiOperation({ summary, description, ...(operationId === undefined ? {} : { operationId }) }),
    ApiResponse({ status, type: view }),
    ...(body ? [ApiBody(body)] : []),
    ...(problems ? [ApiProblems(...problems)] : []),
  ];
}
