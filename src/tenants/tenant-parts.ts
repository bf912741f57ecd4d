import { createAskedErasing } from './asked-erasing.js';
import { createSwitchingOff, type SwitchingOffParts } from './switching-off.js';
import { createTenantErasing, type TenantErasingParts } from './tenant-erasing.js';
import { createTenantService, type TenantService, type TenantServiceParts } from './tenant-service.js';

type Needed = SwitchingOffParts & TenantErasingParts & Omit<TenantServiceParts, 'tenantErasing'>;

export interface TenantParts {
  readonly service: TenantService;
  /** Some of what follows from switching off and from asking to erase; the timer calls it again and again. */
  readonly work: () => Promise<void>;
}

/** The parts that look after tenants, joined. */
export function createTenantParts(parts: Needed): TenantParts {
  const tenantErasing = createTenantErasing(parts);
  const lookAfter = createSwitchingOff(parts);
  const eraseAsked = createAskedErasing({ ...parts, tenantErasing });
  return {
    service: createTenantService({ ...parts, tenantErasing }),
    async work() {
      await lookAfter();
      await eraseAsked();
    },
  };
}
