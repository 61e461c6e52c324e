import { ApiParam } from '@nestjs/swagger';

/**
 * Documents the id of a demo record in a path, for a route that cannot be tried on the usual record of its collection.
 */
export function ExampleId(name: string, description: string, example: string): MethodDecorator {
  return ApiParam({ name, description, schema: { type: 'string', format: 'uuid', example } });
}
