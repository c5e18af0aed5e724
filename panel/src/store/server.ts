/** The server's address: the page's own, or, while the page is developed apart from it, the usual one. */
export const SERVER: string = import.meta.env.DEV
  ? (import.meta.env.VITE_SERVER ?? 'http://127.0.0.1:2567')
  : location.origin;
