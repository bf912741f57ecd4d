import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAllowedServiceUrl, isTeamsHost } from '../../bot/teams/service-url.js';

const TEAMS = [
  'https://smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net/teams',
  'https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/emea/6f1f0d4e-5a1c-4a7e-8a3f-0d8a6f3b2c11/',
  'https://smba.trafficmanager.net:443/nl/',
  'https://SMBA.TrafficManager.NET/emea/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
  'https://eu.smba.infra.gcc.teams.microsoft.com/teams',
  'https://smba.infra.gov.teams.microsoft.us/teams',
  'https://smba.infra.dod.teams.microsoft.us/teams',
];

const LOCAL = [
  'http://localhost:56150/_connector',
  'http://127.0.0.1:3978',
  'https://localhost/',
  'http://LOCALHOST:1/x',
];

const NEVER: readonly unknown[] = [
  'http://smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net:8443/teams/',
  'https://smba.trafficmanager.net.evil.example/teams/',
  'https://evilsmba.trafficmanager.net/teams/',
  'https://evil.trafficmanager.net/teams/',
  'https://trafficmanager.net/teams/',
  'https://smba.trafficmanager.net@evil.example/teams/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://evil.example#smba.trafficmanager.net',
  'https://evil.example?x=.smba.trafficmanager.net',
  'https://user:secret@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net./teams/',
  'https://smbа.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net/teams/?next=https://evil.example',
  'https://smba.trafficmanager.net/teams/#x',
  'https:smba.trafficmanager.net/teams/',
  'https:///smba.trafficmanager.net/teams/',
  '//smba.trafficmanager.net/teams/',
  ' https://smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net/te\nams/',
  'https://smba.traffic\tmanager.net/',
  'ftp://smba.trafficmanager.net/',
  'file:///etc/passwd',
  'urn:botframework:websocket:directlineextension',
  'http://localhost.evil.example/',
  'http://127.0.0.1.evil.example/',
  'http://evil.example:80/localhost',
  'http://localhost@evil.example/',
  'http://[::1]:3978/',
  'http://0.0.0.0/',
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.2/',
  `https://smba.trafficmanager.net/${'a'.repeat(600)}`,
  '',
  'smba.trafficmanager.net',
  null,
  undefined,
  42,
  ['https://smba.trafficmanager.net/'],
  { href: 'https://smba.trafficmanager.net/' },
  new URL('https://smba.trafficmanager.net/'),
];

describe('service URL allow-list', () => {
  for (const url of TEAMS) {
    it(`lets ${url} through in production`, () => {
      assert.equal(isAllowedServiceUrl(url, { allowLocalhost: false }), true);
      assert.equal(isTeamsHost(url), true);
    });
  }

  for (const url of LOCAL) {
    it(`lets ${url} through only when localhost is allowed`, () => {
      assert.equal(isAllowedServiceUrl(url, { allowLocalhost: true }), true);
      assert.equal(isAllowedServiceUrl(url, { allowLocalhost: false }), false);
      assert.equal(isTeamsHost(url), false);
    });
  }

  for (const url of NEVER) {
    it(`refuses ${typeof url} ${JSON.stringify(url)?.slice(0, 60)} always`, () => {
      assert.equal(isAllowedServiceUrl(url, { allowLocalhost: true }), false);
      assert.equal(isTeamsHost(url), false);
    });
  }

  it('reads the short notations of 127.0.0.1 as the host that they really reach', () => {
    assert.equal(isAllowedServiceUrl('http://2130706433/', { allowLocalhost: false }), false);
    assert.equal(isAllowedServiceUrl('http://2130706433/', { allowLocalhost: true }), true);
  });

  it('never throws and lets nothing through by chance', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.anything()), (url) => {
        assert.equal(isAllowedServiceUrl(url, { allowLocalhost: false }), false);
      }),
    );
  });
});
