/** The filter for those of some tenants; absent: of all. As an alternative: it leaves out a few of those that another condition finds. */
export function amongTenants(tenants: ReadonlySet<string> | undefined) {
  return tenants === undefined ? {} : { $or: [{ tenantId: { $in: [...tenants] } }] };
}
