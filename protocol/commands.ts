import { z } from 'zod';

const missionId = z.uuid().toLowerCase();
const commandId = z.string().min(1).max(64).optional();

/** What a client may ask, by message type. One shape each; unknown fields are ignored. */
export const commands = {
  accept: z.object({ missionId, commandId }),
  complete: z.object({ missionId, choice: z.string().min(1).max(64).optional(), commandId }),
  abandon: z.object({ missionId, commandId }),
  track: z.object({ missionId, tracked: z.boolean(), commandId }),
  journal: z.object({
    before: z.string().max(64).optional(),
    limit: z.number().int().min(1).max(100).default(50),
    commandId,
  }),
};

export type CommandName = keyof typeof commands;

export const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);
