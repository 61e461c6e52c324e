import { ApiParam } from '@nestjs/swagger';

/** The id of a record of the demo in a path, where the usual one of its collection is not the one to try a route on. */
export function ExampleId(name: string, description: string, example: string): MethodDecorator {
  return ApiParam({ name, description, schema: { type: 'string', format: 'uuid', example } });
}
