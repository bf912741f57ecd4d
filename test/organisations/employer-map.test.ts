import assert from 'node:assert/strict';
import { municipalityFor, readEmployerMap } from '../../src/organisations/employer-map.js';

const TENANT = '11111111-2222-3333-4444-555555555555';
const OTHER_TENANT = '99999999-2222-3333-4444-555555555555';

describe('the map of employers', () => {
  it('reads tenants and mail domains, whatever separates them', () => {
    const { map, faults } = readEmployerMap(`${TENANT.toUpperCase()}=gm0363; @Zwolle.nl = GM0193,@denhaag.nl=GM0518\n`);
    assert.deepEqual(faults, []);
    assert.deepEqual([...map.byTenant], [[TENANT, 'GM0363']]);
    assert.deepEqual(
      [...map.byMailDomain],
      [
        ['zwolle.nl', 'GM0193'],
        ['denhaag.nl', 'GM0518'],
      ],
    );
  });

  it('an empty setting maps nobody', () => {
    assert.deepEqual(readEmployerMap(' ; ').faults, []);
    assert.equal(municipalityFor(readEmployerMap('').map, { tenantId: TENANT, mail: 'a@zwolle.nl' }), undefined);
  });

  it('names every fault and keeps what is right', () => {
    const wrong = [
      'zwolle.nl=GM0193',
      '@nl=GM0193',
      '@zwolle.nl',
      '@zwolle.nl=GM9999',
      `${TENANT}=GM0363=GM0193`,
      '=GM0193',
    ];
    const { map, faults } = readEmployerMap([...wrong, '@urk.nl=GM0184'].join(';'));
    assert.equal(faults.length, wrong.length);
    for (const [at, entry] of wrong.entries()) assert.ok(faults[at]?.startsWith(`"${entry}": `), faults[at]);
    assert.deepEqual([...map.byMailDomain], [['urk.nl', 'GM0184']]);
    assert.equal(map.byTenant.size, 0);
  });

  it('a tenant of two municipalities is a fault and maps nobody', () => {
    const { map, faults } = readEmployerMap(`${TENANT}=GM0363;${TENANT}=GM0193`);
    assert.equal(faults.length, 1);
    assert.equal(municipalityFor(map, { tenantId: TENANT }), undefined);
  });

  it('the same entry twice is no fault', () => {
    assert.deepEqual(readEmployerMap('@urk.nl=GM0184;@urk.nl=GM0184').faults, []);
  });

  it('looks at the mail domain first, then at the tenant', () => {
    const { map } = readEmployerMap(`${TENANT}=GM0363;@zwolle.nl=GM0193;@wijk.zwolle.nl=GM0184`);
    const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
      [TENANT, 'a@zwolle.nl', 'GM0193'],
      [TENANT, 'a@mail.zwolle.nl', 'GM0193'],
      [TENANT, 'a@Wijk.Zwolle.NL', 'GM0184'],
      [TENANT, 'a@notzwolle.nl', 'GM0363'],
      [TENANT, 'a@zwolle.nl.evil.com', 'GM0363'],
      [TENANT.toUpperCase(), undefined, 'GM0363'],
      [OTHER_TENANT, 'a@zwolle.nl', 'GM0193'],
      [OTHER_TENANT, 'zwolle.nl', undefined],
      [OTHER_TENANT, `a@${'x.'.repeat(50_000)}zwolle.nl`, undefined],
      [OTHER_TENANT, undefined, undefined],
    ];
    for (const [tenantId, mail, code] of cases) assert.equal(municipalityFor(map, { tenantId, mail }), code, `${mail}`);
  });
});
