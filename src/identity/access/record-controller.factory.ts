import { applyDecorators, Controller, Inject, type Type } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { defineRoutes } from './routes.decorator.js';

/** The methods that the controllers of this file have, and therefore the names of the documentation of their routes. */
type Routes = ReturnType<typeof defineRoutes<'list' | 'export' | 'read' | 'archive' | 'restore'>>;

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
  getList(id: string, actor: Actor): Promise<ListDefinition>;
  read(...ids: [...IdPair, actor: Actor]): unknown;
  archive(tx: Tx, ...ids: [...IdPair, ifMatch: Version]): Promise<unknown>;
  restore(tx: Tx, ...ids: [...IdPair, ifMatch: Version]): Promise<unknown>;
}

/**
 * Creates the class of which the controller of a record inherits these routes if the record belongs to another one.
 * @param definition the list with all filters, which the service limits to one record
 * @param path the parameter of the second id, such as `:commitmentId`
 */
export function createNestedRecordController<Service extends NestedRecordService>(
  routes: Routes,
  definition: ListDefinition,
  row: Type,
  service: Type<Service>,
  path: string,
) {
  class NestedRecordController {
    constructor(
      @Inject(service) protected readonly records: Service,
      @Inject(ListReader) protected readonly lists: ListReader,
      @Inject(UnitOfWork) protected readonly work: UnitOfWork,
    ) {}

    @routes.List(definition, row)
    async list(@routes.Id() id: string, @ListOf(definition) request: ListRequest, @CurrentActor() actor: Actor) {
      return this.lists.readPage(await this.records.getList(id, actor), request, actor);
    }

    @routes.Export(definition)
    async export(@routes.Id() id: string, @ExportOf(definition) request: ExportRequest, @CurrentActor() actor: Actor) {
      return createExportFile(this.lists, await this.records.getList(id, actor), request, actor);
    }

    @routes.Get(path)
    read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
      return this.records.read(...ids, actor);
    }

    @routes.Delete(path)
    archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.archive(tx, ...ids, ifMatch));
    }

    @routes.PostAction(`${path}/restore`)
    restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
      return this.work.run(actor, (tx) => this.records.restore(tx, ...ids, ifMatch));
    }
  }
  return NestedRecordController;
}

/** The order of the routes of a record in the document. */
const ROUTE_ORDER = ['list', 'export', 'create', 'read', 'update', 'archive', 'restore'];

/**
 * Declares the controller of a record. Its own and its inherited routes get the same order in the document as in every
 * other controller; inherited ones would otherwise come last.
 */
export function RecordController(path: string) {
  const orderRoutes = ({ prototype }: { prototype: Record<string, unknown> }): void => {
    const inherited = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(prototype) as object);
    const own = Object.getOwnPropertyDescriptors(prototype);
    for (const name of new Set([...ROUTE_ORDER, ...Object.keys(own)])) {
      const method = own[name] ?? inherited[name];
      if (!method || name === 'constructor') continue;
      delete prototype[name];
      Object.defineProperty(prototype, name, method);
    }
  };
  return applyDecorators(Controller(path), orderRoutes);
}
