import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawHttp } from '../support/raw-http.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { createMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
let missionId: string;
let paths: Record<string, Record<string, unknown>>;
beforeAll(async () => {
  server = await sharedServer();
  missionId = await createMission(server);
  ({ paths } = (await server.call('GET', '/openapi.json')).body);
});
afterAll(() => server?.end());

const head = (method: string, path: string, headers = '') =>
  rawHttp(server.url, `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`);

describe('a place that is not there', () => {
  it.each([
    '/nothing',
    '/healthz/',
    '/api/v1/missions',
    '/api/v1/missions//accept/',
    '/__healthcheck',
    '/api/reference',
  ])('%s is 404 in the error shape, by every method', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await head(method, path);
      expect([path, method, answer.status]).toEqual([path, method, path.includes('//') ? 400 : 404]);
      expect(codeOf(answer)).toBe(path.includes('//') ? 'request/invalid' : 'request/not_found');
    }
  });

  it('tells nobody what the server is made of', async () => {
    for (const path of ['/', '/nothing', '/matchmake/x/y']) {
      const { text } = await head('GET', path);
      expect(text).not.toMatch(/colyseus|express|node/i);
    }
  });
});

describe('every route of the contract', () => {
  const shown = (path: string) => path.replaceAll(/\{\w+\}/g, missionId);

  it('answers another method with 405, and with those that it knows', async () => {
    expect(Object.keys(paths).length).toBeGreaterThan(15);
    for (const [path, operations] of Object.entries(paths)) {
      const answer = await head('DELETE', shown(path));
      const known = Object.keys(operations).map((method) => method.toUpperCase());
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 405, 'request/method_not_allowed']);
      const allow = /\r\nallow: (.*)\r\n/i.exec(answer.text)?.[1]?.split(', ') ?? [];
      expect(allow).toEqual(expect.arrayContaining([...known, 'OPTIONS']));
      expect(allow.includes('HEAD')).toBe(known.includes('GET'));
      const options = await head('OPTIONS', shown(path));
      expect([path, options.status]).toEqual([path, 204]);
      expect(options.text).toContain(`allow: ${allow.join(', ')}`);
    }
  });

  it('answers HEAD as it answers GET, without the body', async () => {
    for (const [path, operations] of Object.entries(paths)) {
      if (!('get' in operations)) continue;
      const [get, bare] = [await head('GET', shown(path)), await head('HEAD', shown(path))];
      expect([path, bare.status]).toEqual([path, get.status]);
      expect([path, bare.text.endsWith('\r\n\r\n')]).toEqual([path, true]);
      expect(bare.text).toMatch(/content-length: [1-9]/i);
      expect(/content-type: .*/i.exec(bare.text)?.[0]).toBe(/content-type: .*/i.exec(get.text)?.[0]);
    }
  });
});

describe('an escape in a path', () => {
  it('is the character that it stands for', async () => {
    const { token } = await server.player();
    const escaped = missionId
      .replaceAll('-', '%2D')
      .replace(/[0-9a-f]/, (c) => `%${c.charCodeAt(0).toString(16)}`);

    const accepted = await server.call('POST', `/api/v1/%6dissions/${escaped}/accept`, { token });

    expect(accepted.body).toMatchObject({ mission: { id: missionId }, status: 'active' });
  });
});

it('a request for another protocol that is not ours is answered in ours, its body included', async () => {
  const body = JSON.stringify({ name: 'Java' });
  const answer = await rawHttp(
    server.url,
    `POST /dev/token HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  expect(answer.status).toBe(200);
});
