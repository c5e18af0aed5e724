import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noBody, text } from '../../src/http/answers/answer.ts';
import { defineRoute, type Reply } from '../../src/http/call.ts';
import { answerFault } from '../../src/http/check-answer.ts';
import { refuse } from '../../src/missions/refusal.ts';

const route = defineRoute({
  method: 'GET',
  path: '/things',
  audience: 'player',
  summary: 'Things.',
  answer: {
    200: z.object({ things: z.array(z.object({ name: z.string(), size: z.int().optional() })) }),
    304: noBody,
  },
  refusals: ['mission/expired'],
  handle: () => ({ body: {} }),
});
const page = defineRoute({ ...route, answer: { 200: text('text/plain') } });

const fits: [string, Reply][] = [
  ['its body', { body: { things: [{ name: 'ore', size: 4 }] } }],
  ['what JSON leaves out', { body: { things: [{ name: 'ore', size: undefined }] } }],
  ['no body where there is none', { status: 304, body: undefined }],
  ['a refusal of its own', { refusal: refuse('mission/expired', { missionId: 'x' }) }],
  ['a refusal of every route', { refusal: refuse('server/unavailable', {}) }],
  ['a refusal of its audience', { refusal: refuse('auth/unauthorized', {}) }],
];
const faults: [string, Reply, string][] = [
  ['a field that is missing', { body: { things: [{}] } }, 'things.0.name'],
  ['a field of another type', { body: { things: [{ name: 7 }] } }, 'things.0.name'],
  ['a field that is not declared', { body: { things: [], total: 1 } }, 'total'],
  ['one deep inside', { body: { things: [{ name: 'ore', colour: 'red' }] } }, 'things.0.colour'],
  ['a status that is not declared', { status: 201, body: { things: [] } }, '201'],
  [
    'a refusal that is not declared',
    { refusal: refuse('mission/inactive', { missionId: 'x' }) },
    'mission/inactive',
  ],
  ['text for JSON', { text: 'x', contentType: 'text/plain' }, 'text/plain'],
];

describe('an answer is what its route declares', () => {
  it.each(fits)('%s fits', (_, reply) => {
    expect(answerFault(route, reply)).toBeUndefined();
  });

  it.each(faults)('%s is a fault, named', (_, reply, named) => {
    expect(answerFault(route, reply)).toMatch(/^GET \/things answers /);
    expect(answerFault(route, reply)).toContain(named);
  });

  it('text has its type', () => {
    expect(answerFault(page, { text: 'x', contentType: 'text/plain; charset=utf-8' })).toBeUndefined();
    expect(answerFault(page, { text: 'x', contentType: 'text/html' })).toContain('text/html');
  });
});
