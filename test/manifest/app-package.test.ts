import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { abilities } from '../../manifest/abilities.js';
import { createAppPackage, PackageError } from '../../manifest/app-package.js';
import { readSources } from '../../manifest/build.js';
import { readPng } from '../../manifest/png.js';
import { type Manifest, manifestFaults, textFaults } from '../../manifest/schemas.js';
import { zipOf } from '../../manifest/zip.js';
import { APP_ID, settings } from './sample.js';

const sources = readSources();
const make = (): Promise<Uint8Array> => createAppPackage(sources, settings, abilities);
const zip = await make();
const files = unzipSync(zip);
const jsonOf = (name: string): unknown => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
const manifest = jsonOf('manifest.json') as Manifest;

async function faultsWith(change: Partial<typeof sources>): Promise<readonly string[]> {
  try {
    await createAppPackage({ ...sources, ...change }, settings, abilities);
  } catch (error) {
    assert.ok(error instanceof PackageError, String(error));
    return error.faults.map(({ rule, where }) => `${rule}: ${where}`);
  }
  return [];
}

describe('the app package', () => {
  it('is a zip with five files at its top', () => {
    const names = ['color.png', 'en.json', 'manifest.json', 'nl.json', 'outline.png'];
    assert.deepEqual(Object.keys(files), names);
  });

  it('is a zip by the specification: every entry has its size, its checksum and one name in both places', () => {
    const entries = entriesOf(Buffer.from(zip));
    assert.deepEqual(
      entries.map(({ name }) => name),
      Object.keys(files),
    );
    for (const { name, data, checksum } of entries) {
      assert.deepEqual(data, Buffer.from(files[name] ?? []), name);
      assert.equal(crc32(data), checksum, name);
    }
  });

  it('is the same to the byte when it is made again, in another time zone too', async () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'America/New_York';
      assert.deepEqual(Buffer.from(await make()), Buffer.from(zip));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('asks to read the channels of a team only when the settings say that all answers are taken', async () => {
    assert.equal(manifest.authorization, undefined);
    const asking = unzipSync(await createAppPackage(sources, { ...settings, takenReplies: 'all' }, abilities));
    const { authorization } = JSON.parse(Buffer.from(asking['manifest.json'] ?? []).toString('utf8')) as Manifest;
    assert.deepEqual(authorization, {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    });
  });

  it('does not depend on the order in which files are given', () => {
    const [one, two] = [Buffer.from('one'), Buffer.from('two')];
    assert.deepEqual(zipOf({ one, two }), zipOf({ two, one }));
    assert.notDeepEqual(zipOf({ one, two }), zipOf({ one, two: one }));
  });

  it('passes the schemas of Microsoft', () => {
    assert.deepEqual(manifestFaults(manifest), []);
    for (const file of ['nl.json', 'en.json']) assert.deepEqual(textFaults(jsonOf(file), file), []);
  });

  it('holds what was configured, and Dutch as the language of the manifest', () => {
    assert.equal(manifest.id, APP_ID);
    assert.equal(manifest.bots?.[0]?.botId, APP_ID);
    assert.deepEqual(manifest.validDomains, ['spagaat.example.nl']);
    assert.equal(manifest.developer.name, 'Gemeente Voorbeeld');
    assert.equal(manifest.version, sources.version);
    assert.equal(manifest.bots?.[0]?.commandLists?.[0]?.commands[0]?.title, 'doe mee');
    assert.equal(manifest.localizationInfo?.defaultLanguageTag, 'nl');
  });

  it('declares the bot, the searches and the action of the message extension, our links and the tab, and no permission', () => {
    assert.deepEqual(manifest.bots?.[0]?.scopes, ['personal', 'team', 'groupChat']);
    const [extension] = manifest.composeExtensions ?? [];
    assert.deepEqual(
      extension?.commands?.map(({ id }) => id),
      ['dilemmas', 'matches', 'colleagues', 'propose'],
    );
    assert.deepEqual(extension?.messageHandlers?.[0]?.value.domains, ['spagaat.example.nl']);
    assert.equal(manifest.staticTabs?.[0]?.contentUrl, 'https://spagaat.example.nl/tab');
    assert.equal(manifest.webApplicationInfo?.resource, `api://spagaat.example.nl/botid-${APP_ID}`);
    for (const part of ['configurableTabs', 'permissions', 'devicePermissions', 'authorization'])
      assert.ok(!(part in manifest), part);
  });

  it('has icons of the sizes that Teams asks for, the outline white on nothing', () => {
    const colour = readPng(files['color.png'] ?? new Uint8Array());
    const outline = readPng(files['outline.png'] ?? new Uint8Array());
    assert.ok(colour && outline);
    assert.deepEqual([colour.width, colour.height, outline.width, outline.height], [192, 192, 32, 32]);
    assert.equal(
      `#${Buffer.from(colour.rgba.subarray(0, 4)).toString('hex').toUpperCase()}`,
      `${manifest.accentColor}FF`,
    );
    const alpha = outline.rgba.filter((_, at) => at % 4 === 3);
    assert.ok(alpha.filter((one) => one === 0).length > 500, 'most of the outline is nothing');
    assert.ok(alpha.filter((one) => one === 255).length > 50, 'and it shows something');
  });

  it('is not made from a template that breaks the schema of Microsoft', async () => {
    const template = { ...(sources.template as Manifest), accentColor: 'blue' };
    assert.deepEqual(await faultsWith({ template }), ['schema: manifest.json /accentColor']);
  });

  it('is not made from a text that is longer than the schema of Microsoft allows', async () => {
    const english = { ...sources.texts['en.json'], 'name.short': 'x'.repeat(31) };
    const texts = { ...sources.texts, 'en.json': english };
    assert.deepEqual(await faultsWith({ texts }), ['schema: en.json /name.short']);
  });

  it('is not made when the linter finds a fault', async () => {
    const english = { ...sources.texts['en.json'], 'bots[0].commandLists[0].commands[0].title': 'coffee' };
    const faults = await faultsWith({ texts: { ...sources.texts, 'en.json': english } });
    assert.deepEqual(faults, ['command-unknown: en.json bots[0].commandLists[0].commands[0].title']);
  });
});

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  readonly checksum: number;
}

/** Reads a zip from its list at the end (APPNOTE 4.3), apart from the package that wrote it. */
function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    assert.equal(bytes.readUInt32BE(at), 0x504b0102);
    const method = bytes.readUInt16LE(at + 10);
    const packedSize = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    assert.equal(bytes.readUInt32BE(local), 0x504b0304);
    assert.equal(bytes.toString('utf8', local + 30, local + 30 + bytes.readUInt16LE(local + 26)), name);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + packedSize);
    const data = method === 8 ? inflateRawSync(packed) : packed;
    assert.equal(data.length, bytes.readUInt32LE(at + 24), name);
    const entry = { name, data, checksum: bytes.readUInt32LE(at + 16) };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}
