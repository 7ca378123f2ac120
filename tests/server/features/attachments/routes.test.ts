import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Attachment } from '#shared/attachment.ts';
import { Problem } from '#shared/failure.ts';
import { RecordHistory } from '#shared/history.ts';
import { PARKS, type Persona, type World, openWorld } from '#tests/support/world.ts';
import { exifOf } from '#server/domain/attachments/orientation.ts';
import { JPEG, PDF, png } from '#tests/support/pictures.ts';

let world: World;
/** A space of the operator's park, and one of another's. */
let own: string;
let others: string;

beforeAll(async () => {
  world = await openWorld();
  own = await spaceIn(PARKS.own[0]);
  others = await spaceIn(PARKS.others[0]);
}, 120_000);

afterAll(() => world.close());

const List = z.object({ items: z.array(Attachment) });

async function spaceIn(park: string): Promise<string> {
  const found = z.object({ items: z.array(z.object({ id: z.string() })) });
  const [space] = found.parse(await (await world.api(`/spaces?park=${park}&limit=1`)).json()).items;
  return space?.id ?? '';
}

interface Upload {
  readonly to?: string;
  readonly as?: Persona;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is sent where a test does not say otherwise. */
const usualUpload = (): Required<Upload> => ({
  to: `/spaces/${own}`,
  as: 'operatorMember',
  bytes: png(30, 20),
  name: 'plan.png',
  fields: {},
  headers: {},
});

function upload(wish: Upload = {}): Promise<Response> {
  const { to, as, bytes, name, fields, headers } = { ...usualUpload(), ...wish };
  const form = new FormData();
  for (const [key, value] of Object.entries({ kind: 'floor-plan', isPublic: 'yes', ...fields }))
    form.append(key, value);
  form.append('file', new Blob([bytes]), name);
  const { headers: signedIn } = world.as(as);
  return world.api(`${to}/attachments`, { method: 'POST', headers: { ...signedIn, ...headers }, body: form });
}

async function uploaded(wish: Upload = {}): Promise<Attachment> {
  return Attachment.parse(await (await upload(wish)).json());
}

async function listed(as: Persona, of = `/spaces/${own}`): Promise<string[]> {
  const { items } = List.parse(await (await world.as(as).get(`${of}/attachments`)).json());
  return items.map(({ id }) => id);
}

async function contentOf(id: string): Promise<Uint8Array> {
  return new Uint8Array(await (await world.as('nobody').get(`/attachments/${id}/content`)).arrayBuffer());
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A picture that lies on its side, with the place where it was taken. */
function photographed(place: string): Uint8Array<ArrayBuffer> {
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), exifOf(6), Buffer.from(place)]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return new Uint8Array(Buffer.concat([JPEG.subarray(0, 2), head, exif, JPEG.subarray(2)]));
}

async function refusal(response: Response): Promise<{ readonly status: number; readonly code: string | undefined }> {
  return { status: response.status, code: Problem.parse(await response.json()).code };
}

describe('a file at a space', () => {
  it('is attached by its operator, shown to everybody where it is public, and given as it came', async () => {
    const response = await upload({ name: '平面图 1.png' });
    const attached = Attachment.parse(await response.json());
    const content = await world.as('nobody').get(`/attachments/${attached.id}/content`);

    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(attached).toMatchObject({
      of: { kind: 'space', id: own },
      kind: 'floor-plan',
      name: '平面图 1.png',
      type: 'image/png',
      widthPx: 30,
      heightPx: 20,
      isPublic: true,
      revision: 1,
    });
    expect(await listed('nobody')).toContain(attached.id);
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(png(30, 20));
  });

  it('is given to be saved, under its name, and can do nothing in a browser', async () => {
    const { id } = await uploaded({ bytes: PDF, name: '证书"; x=.pdf', fields: { kind: 'certificate' } });

    const { headers } = await world.as('nobody').get(`/attachments/${id}/content`);

    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''%E8%AF%81/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is there for nobody but its operator where it is not public', async () => {
    const { id } = await uploaded({ fields: { isPublic: 'no' } });
    const seers: Persona[] = ['operatorMember', 'operatorManager'];
    const rest: Persona[] = ['nobody', 'companyManager', 'otherOperatorManager', 'officer', 'administrator'];

    for (const persona of seers) {
      expect(await listed(persona)).toContain(id);
      expect((await world.as(persona).get(`/attachments/${id}/content`)).status).toBe(200);
    }
    for (const persona of rest) {
      expect(await listed(persona)).not.toContain(id);
      expect(await refusal(await world.as(persona).get(`/attachments/${id}/content`))).toEqual({
        status: 404,
        code: 'not-found',
      });
    }
  });

  it.each([
    { as: 'nobody', status: 401 },
    { as: 'companyManager', status: 403 },
    { as: 'officer', status: 403 },
    { as: 'administrator', status: 403 },
    { as: 'otherOperatorManager', status: 404 },
  ] as const)('is attached by no $as: $status', async ({ as, status }) => {
    expect((await upload({ as })).status).toBe(status);
  });

  it('is attached to no space of another operator, and to none that there is not', async () => {
    expect((await upload({ to: `/spaces/${others}` })).status).toBe(404);
    expect((await upload({ to: '/spaces/none' })).status).toBe(404);
  });

  it.each([
    { what: 'a page', bytes: '<!doctype html><script>alert(1)</script>', name: 'plan.png', status: 415 },
    {
      what: 'an SVG',
      bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      name: 'a.svg',
      status: 415,
    },
    { what: 'a program', bytes: 'MZ\u0090\u0000', name: 'a.pdf', status: 415 },
    { what: 'nothing', bytes: '', name: 'a.png', status: 415 },
  ])('is never $what, whatever its name says', async ({ bytes, name, status }) => {
    const response = await upload({ bytes: new Uint8Array(Buffer.from(bytes, 'latin1')), name });

    expect(await refusal(response)).toEqual({ status, code: 'media-type-not-supported' });
  });

  it('is no picture that would fill the memory of who looks at it', async () => {
    const response = await upload({ bytes: png(60_000, 60_000) });

    expect(await refusal(response)).toEqual({ status: 400, code: 'invalid-request' });
  });

  it('is kept without what its camera wrote into it, but for how it is turned', async () => {
    const place = 'SECRET 22.69,114.35';
    const bytes = photographed(place);

    const attached = await uploaded({ bytes, name: 'hall.jpg', fields: { kind: 'photo' } });
    const content = await world.as('nobody').get(`/attachments/${attached.id}/content`);
    const kept = Buffer.from(await content.arrayBuffer());

    expect(kept.includes(place)).toBe(false);
    expect(kept.includes(Buffer.from(exifOf(6)))).toBe(true);
    expect(attached).toMatchObject({ sizeBytes: bytes.length - place.length, widthPx: 3, heightPx: 2 });
    expect(kept.length).toBe(attached.sizeBytes);
  });

  it('has at most 10 MB', async () => {
    const large = new Uint8Array(10_000_001);
    large.set(png());

    expect(await refusal(await upload({ bytes: large }))).toEqual({ status: 413, code: 'body-too-large' });
  });

  it.each([
    { sent: '../../etc/passwd', kept: 'passwd' },
    { sent: 'C:\\fakepath\\plan.png', kept: 'plan.png' },
    { sent: '..%2f..%2fplan.png', kept: '..%2f..%2fplan.png' },
  ])('named $sent is called $kept', async ({ sent, kept }) => {
    expect((await uploaded({ name: sent })).name).toBe(kept);
  });

  it.each(['a\r\nSet-Cookie: x=1.png', 'a\u202egnp.exe', '../..'.concat('/')])('cannot be named %j', async (name) => {
    const { status, headers } = await upload({ name });

    expect([201, 400]).toContain(status);
    expect(headers.get('set-cookie')).toBeNull();
    const { items } = List.parse(await (await world.as('operatorMember').get(`/spaces/${own}/attachments`)).json());
    // eslint-disable-next-line no-control-regex -- none of these may have got through
    expect(items.filter((item) => /[\u0000-\u001f\u202e]/u.test(item.name))).toEqual([]);
  });

  it('is one although it is sent twice with the same key', async () => {
    const wish = { headers: { 'idempotency-key': 'upload-1' } };

    const first = await uploaded(wish);
    const second = await uploaded(wish);
    const other = await upload({ ...wish, bytes: PDF });

    expect(second).toEqual(first);
    expect(await refusal(other)).toEqual({ status: 409, code: 'idempotency-conflict' });
  });

  it('must be in a form', async () => {
    const response = await world
      .as('operatorMember')
      .send('POST', `/spaces/${own}/attachments`, { body: { file: 'x' } });

    expect(await refusal(response)).toEqual({ status: 415, code: 'media-type-not-supported' });
  });
});

describe('a file that is there', () => {
  it('is changed by who has seen its revision', async () => {
    const { id } = await uploaded();
    const { send } = world.as('operatorManager');

    const changed = await send('PATCH', `/attachments/${id}`, {
      body: { name: 'New name.png', isPublic: false },
      seen: 1,
    });
    const late = await send('PATCH', `/attachments/${id}`, { body: { name: 'Late.png' }, seen: 1 });
    const blind = await send('PATCH', `/attachments/${id}`, { body: {} });

    expect(Attachment.parse(await changed.json())).toMatchObject({
      name: 'New name.png',
      isPublic: false,
      revision: 2,
    });
    expect([late.status, late.headers.get('etag')]).toEqual([412, '"2"']);
    expect(blind.status).toBe(400);
  });

  it('is changed by nobody else', async () => {
    const { id } = await uploaded();
    const change = { body: { isPublic: false }, seen: 1 };

    expect((await world.as('otherOperatorManager').send('PATCH', `/attachments/${id}`, change)).status).toBe(404);
    expect((await world.as('nobody').send('PATCH', `/attachments/${id}`, change)).status).toBe(401);
  });

  it('is taken away and taken back, with both in the log', async () => {
    const { id } = await uploaded();
    const { send } = world.as('operatorMember');

    await send('DELETE', `/attachments/${id}`, { seen: 1 });
    const gone = [
      (await listed('operatorMember')).includes(id),
      (await world.api(`/attachments/${id}/content`)).status,
    ];
    await send('POST', `/attachments/${id}/restore`, { seen: 2 });
    const again = await send('POST', `/attachments/${id}/restore`, { seen: 3 });

    expect(gone).toEqual([false, 404]);
    expect(await listed('operatorMember')).toContain(id);
    expect(await refusal(again)).toEqual({ status: 409, code: 'state-forbids' });
    const logged = await world.store.connection.collection('audit').find({ 'subject.id': id }).toArray();
    expect(logged.map(({ action }) => String(action)).sort()).toEqual([
      'attachment-added',
      'attachment-removed',
      'attachment-restored',
    ]);
  });

  it('tells those who may write it what was done to it, and takes name and kind of a revision back', async () => {
    const { id } = await uploaded({ name: 'first.png', fields: { isPublic: 'yes' } });
    const send = (method: 'POST' | 'PATCH' | 'DELETE', to: string, options: object): Promise<Response> =>
      world.as('operatorManager').send(method, `/attachments/${id}${to}`, options);
    await send('PATCH', '', { seen: 1, body: { name: 'second.png', kind: 'photo', isPublic: false } });

    const back = await send('POST', '/restore', { seen: 2, body: { revision: 1 } });
    const noSuch = await send('POST', '/restore', { seen: 3, body: { revision: 9 } });
    const history = RecordHistory.parse(
      await (await world.as('operatorMember').get(`/attachments/${id}/history`)).json(),
    );
    await send('PATCH', '', { seen: 3, body: { isPublic: true } });
    const toAnybody = await world.as('companyManager').get(`/attachments/${id}/history`);

    // What was made private since stays so.
    expect(await back.json()).toMatchObject({ name: 'first.png', kind: 'floor-plan', isPublic: false, revision: 3 });
    expect(await refusal(noSuch)).toEqual({ status: 404, code: 'not-found' });
    expect(history.items.map(({ action, by, revision }) => [action, by, revision])).toEqual([
      ['attachment-restored', 'The operatorManager', 3],
      ['attachment-changed', 'The operatorManager', 2],
      ['attachment-added', 'The operatorMember', 1],
    ]);
    expect(history.items[1]?.changes).toEqual([
      { path: 'isPublic', before: true, after: false },
      { path: 'kind', before: 'floor-plan', after: 'photo' },
      { path: 'name', before: 'first.png', after: 'second.png' },
    ]);
    expect(JSON.stringify(history)).not.toContain('sha256');
    expect(toAnybody.status).toBe(403);
  });

  it('takes an earlier name back with the file where that was taken away', async () => {
    const { id } = await uploaded({ name: 'kept.png' });
    const send = (method: 'POST' | 'PATCH' | 'DELETE', to: string, options: object): Promise<Response> =>
      world.as('operatorManager').send(method, `/attachments/${id}${to}`, options);
    await send('PATCH', '', { seen: 1, body: { name: 'renamed.png' } });
    await send('DELETE', '', { seen: 2 });

    const back = await send('POST', '/restore', { seen: 3, body: { revision: 1 } });

    expect(await back.json()).toMatchObject({ name: 'kept.png', state: 'kept', revision: 4 });
  });

  it('shares its content with others that are the same', async () => {
    const contents = world.store.connection.collection('attachmentContents');
    const bytes = png(77, 77);
    const before = await contents.countDocuments();

    await uploaded({ bytes });
    await uploaded({ bytes, to: `/parks/${PARKS.own[0]}` });

    expect(await contents.countDocuments()).toBe(before + 1);
  });
});

describe('a picture that was kept with its metadata', () => {
  it('loses them once, with all files that show it, and keeps its turn', async () => {
    const contents = world.store.connection.collection<{ _id: string; bytes: unknown }>('attachmentContents');
    const rows = world.store.connection.collection('attachments');
    const old = photographed('22.69N 114.34E');
    const [one, other] = [
      await uploaded({ bytes: old, name: 'twice.jpg' }),
      await uploaded({ bytes: old, name: 'twice.jpg' }),
    ];
    const clean = await contentOf(one.id);
    const sha256 = hashOf(old);
    // As an earlier version kept it.
    await contents.deleteOne({ _id: hashOf(clean) });
    await contents.insertOne({ _id: sha256, bytes: Buffer.from(old) });
    await rows.updateMany({ sha256: hashOf(clean) }, { $set: { sha256, sizeBytes: old.byteLength } });
    await world.as('operatorManager').send('DELETE', `/attachments/${other.id}`, { seen: 1 });

    const first = await world.runJob('attachments');
    const second = await world.runJob('attachments');

    expect([first, second]).toMatchObject([{ rewritten: 1 }, { rewritten: 0 }]);
    expect(await contentOf(one.id)).toEqual(clean);
    expect(clean).not.toEqual(old);
    expect(await contents.countDocuments({ _id: sha256 })).toBe(0);
    expect(await rows.countDocuments({ name: 'twice.jpg', sha256: hashOf(clean) })).toBe(2);
    const { items } = RecordHistory.parse(
      await (await world.as('operatorMember').get(`/attachments/${one.id}/history`)).json(),
    );
    expect(items[0]).toMatchObject({ action: 'attachment-cleaned', byKind: 'job', revision: 2 });
  });
});

describe('files', () => {
  it('are 40 at most at one space', async () => {
    const park = `/parks/${PARKS.own[1]}`;
    const statuses: number[] = [];
    for (let sent = 0; sent < 41; sent += 1) statuses.push((await upload({ to: park })).status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(40);
    expect(statuses.at(-1)).toBe(409);
  });
});
