import { applyDecorators, Body, Controller, Inject, type Type } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { defineRoutes } from './routes.decorator.js';

/** The methods that the controllers of this file have, and therefore the names of the documentation of their routes. */
type Routes = ReturnType<typeof defineRoutes<Exclude<RouteName, 'create' | 'update'>>>;

/** The service of a record. */
interface RecordService {
  read(id: string, actor: Actor): unknown;
  archive(tx: Tx, id: string, ifMatch: Version): Promise<unknown>;
  restore(tx: Tx, id: string, ifMatch: Version): Promise<unknown>;
}

/**
 * Creates the class of which the controller of a record inherits the routes that are the same for all records: list,
 * export, get, archive and restore. The document names them by the inheriting class.
 */
export function createRecordController<Service extends RecordService>(
  routes: Routes,
  definition: ListDefinition,
  row: Type,
  service: Type<Service>,
) {
  class RecordController {
    constructor(
      @Inject(service) protected readonly records: Service,
      @Inject(ListReader) protected readonly lists: ListReader,
      @Inject(UnitOfWork) protected readonly work: UnitOfWork,
    ) {}

    @routes.List(definition, row)
    list(@ListOf(definition) request: ListRequest, @CurrentActor() actor: Actor) {
      return this.lists.readPage(definition, request, actor);
    }

    @routes.Export(definition)
    export(@ExportOf(definition) request: ExportRequest, @CurrentActor() actor: Actor) {
      return createExportFile(this.lists, definition, request, actor);
    }

    @routes.Get(':id')
    read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
      return this.records.read(id, actor);
    }

    @routes.Delete(':id')
    archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.archive(tx, id, ifMatch));
    }

    @routes.PostAction(':id/restore')
    restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.restore(tx, id, ifMatch));
    }
  }
  return RecordController;
}

/** The service of a record that belongs to another one, such as a commitment of an agreement. */
interface NestedRecordService {
  /** Returns the list of the records that belong to one. @throws 404 */
  getList(id: string): Promise<ListDefinition>;
  create(tx: Tx, id: string, body: object): Promise<unknown>;
  read(...ids: [...IdPair, actor: Actor]): unknown;
  update(tx: Tx, ...change: [...IdPair, body: object, ifMatch: Version]): Promise<unknown>;
  archive(tx: Tx, ...ids: [...IdPair, ifMatch: Version]): Promise<unknown>;
  restore(tx: Tx, ...ids: [...IdPair, ifMatch: Version]): Promise<unknown>;
}

/** The definition of the routes of a record that belongs to another one. */
interface NestedRoutes<Service> {
  routes: ReturnType<typeof defineRoutes<RouteName>>;
  /** The list with all filters, which the service narrows to one record. */
  list: ListDefinition;
  view: Type;
  service: Type<Service>;
  /** The classes of the bodies. */
  create: Type<object>;
  update: Type<object>;
  /** The part of the path that the records add to that of the controller. */
  path?: string;
}

/** Declares the class of the body of a method whose parameter cannot name it, for validation and the document. */
function BodyType(type: Type): MethodDecorator {
  return (target, name) => {
    const types = Reflect.getMetadata('design:paramtypes', target, name) as unknown[];
    Reflect.defineMetadata('design:paramtypes', types.with(1, type), target, name);
  };
}

/**
 * Creates the class of which the controller of a record inherits all routes if the record belongs to another one. Its
 * own id in the path is called after the last word of its name, such as `:commitmentId`.
 */
export function createNestedRecordController<Service extends NestedRecordService>({
  routes,
  list,
  view,
  service,
  create,
  update,
  path = '',
}: NestedRoutes<Service>) {
  const one = [path, `:${routes.idName}`].filter(Boolean).join('/');
  const exportPath = [path, 'export'].filter(Boolean).join('/');
  class NestedRecordController {
    constructor(
      @Inject(service) protected readonly records: Service,
      @Inject(ListReader) protected readonly lists: ListReader,
      @Inject(UnitOfWork) protected readonly work: UnitOfWork,
    ) {}

    @routes.List(list, view, path)
    async list(@routes.Id() id: string, @ListOf(list) request: ListRequest, @CurrentActor() actor: Actor) {
      return this.lists.readPage(await this.records.getList(id), request, actor);
    }

    @routes.Export(list, exportPath)
    async export(@routes.Id() id: string, @ExportOf(list) request: ExportRequest, @CurrentActor() actor: Actor) {
      return createExportFile(this.lists, await this.records.getList(id), request, actor);
    }

    @routes.Post(path)
    @BodyType(create)
    create(@routes.Id() id: string, @Body() body: object, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.create(tx, id, body));
    }

    @routes.Get(one)
    read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
      return this.records.read(...ids, actor);
    }

    @routes.Patch(one)
    @BodyType(update)
    update(@routes.Ids() ids: IdPair, @Body() body: object, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.update(tx, ...ids, body, ifMatch));
    }

    @routes.Delete(one)
    archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.archive(tx, ...ids, ifMatch));
    }

    @routes.PostAction(`${one}/restore`)
    restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.restore(tx, ...ids, ifMatch));
    }
  }
  return NestedRecordController;
}

/** The order of the routes of a record in the document. */
const ROUTE_ORDER = ['list', 'export', 'create', 'read', 'update', 'archive', 'restore'] as const;
type RouteName = (typeof ROUTE_ORDER)[number];

/**
 * Declares the controller of a record. Its own and its inherited routes get the same order in the document as in every
 * other controller; inherited ones would otherwise come last.
 * @param first the routes with which the order begins, where routes of its own stand among the others
 */
export function RecordController(path: string, first: readonly string[] = []) {
  const orderRoutes = ({ prototype }: { prototype: Record<string, unknown> }): void => {
    const inherited = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(prototype) as object);
    const own = Object.getOwnPropertyDescriptors(prototype);
    for (const name of new Set([...first, ...ROUTE_ORDER, ...Object.keys(own)])) {
      const method = own[name] ?? inherited[name];
      if (!method || name === 'constructor') continue;
      delete prototype[name];
      Object.defineProperty(prototype, name, method);
    }
  };
  return applyDecorators(Controller(path), orderRoutes);
}
