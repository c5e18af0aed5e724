/** What an operator did, and who that was: an admin's subject, or the admin token. */
export interface AdminNote {
  readonly by: string;
  readonly action: 'create' | 'edit' | 'repair';
  /** What was asked for, in the names of the wire. */
  readonly details: unknown;
}

/** The same with when it was done (epoch ms of the database's clock). */
export interface AdminChange extends AdminNote {
  readonly at: number;
}
