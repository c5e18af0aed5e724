/** What was limited: a player's commands, a flood, a player's joins or devices, an address, its sockets. */
export type LimitKind = 'player' | 'flood' | 'joins' | 'devices' | 'address' | 'sockets';

export type OnLimited = (kind: LimitKind) => void;
