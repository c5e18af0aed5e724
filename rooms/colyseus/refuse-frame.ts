import { type Client, getMessageBytes, Protocol } from '@colyseus/core';
import { ResponseStatus } from '@colyseus/shared-types';
import type { Refusal } from '../../src/missions/refusal.ts';
import { commandResult } from '../command-result.ts';
import { commandIdIn, type Frame } from './frame.ts';

/** Answers a message that no handler gets to see, the way its sender waits for. */
export function refuseFrame(client: Client, frame: Frame, refusal: Refusal): void {
  if (frame.kind === 'request') {
    client.enqueueRaw(
      getMessageBytes[Protocol.ROOM_RESPONSE](frame.requestId, ResponseStatus.REJECTED, refusal),
    );
    return;
  }
  const command = 'type' in frame ? String(frame.type).slice(0, 64) : '';
  client.send('command_result', commandResult(command, commandIdIn(frame), { ok: false, refusal }));
}
