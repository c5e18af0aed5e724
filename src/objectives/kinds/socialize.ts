import { z } from 'zod';
import { defineKind } from '../objective-kind.ts';
import { counted, missing } from '../progress.ts';
import { count } from './params.ts';

/** Send messages; joining one fleet action meets it at once. */
export const socialize = defineKind({
  kind: 'socialize',
  params: z.strictObject({ messages: count }),
  listensTo: ['message_sent', 'fleet_action'],
  required: (p) => p.messages,
  label: (p) => `Send ${p.messages} ${p.messages === 1 ? 'message' : 'messages'} or join a fleet action`,
  sectors: () => [],
  about: () => ({}),
  advance: (p, progress, event) => counted(progress, event.type === 'fleet_action' ? p.messages : 1),
  example: { messages: 3 },
  walkthrough: (_, from) => Array.from({ length: missing(from) }, () => ({ type: 'message_sent' })),
});
