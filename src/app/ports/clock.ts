/** The one source of mission time. Token expiry, rate limits and reconnection use system time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}
