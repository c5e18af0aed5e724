/** Where a client stands with its server. Instants are epoch milliseconds of this machine. */
export type Status =
  /** Not asked to join yet. */
  | { readonly kind: 'idle' }
  /** The first join is under way; `reason` says why the last try failed, '' before any did. */
  | { readonly kind: 'connecting'; readonly reason: string }
  | { readonly kind: 'online'; readonly since: number }
  /** The connection is lost; the client keeps trying, and the state stays as it was. */
  | { readonly kind: 'away'; readonly since: number; readonly reason: string }
  /** The server will not have this client, a fresh token included: nothing is tried until `join`. */
  | { readonly kind: 'refused'; readonly error: { readonly code: string; readonly message: string } }
  /** It left by itself. */
  | { readonly kind: 'left' };
