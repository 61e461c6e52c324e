import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from './access.policy.js';

/** Metadata key: the permission a route asks for. */
export const ACCESS = 'access';
/** The value of {@link ACCESS} on routes that anybody may call. */
export const PUBLIC = 'public';

/** The permission a route asks for. A route with neither this nor {@link Public} is refused to everybody. */
export const Access = (permission: Permission) =>
  applyDecorators(SetMetadata(ACCESS, permission), ApiBearerAuth(), ApiExtension('x-permission', permission));

/** A route that anybody may call: login, health. */
export const Public = () => applyDecorators(SetMetadata(ACCESS, PUBLIC), ApiExtension('x-permission', PUBLIC));
