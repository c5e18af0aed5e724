/** One listener's error is not the others'. It surfaces as the program's own, like a browser's event would. */
export function calling(listener: (body: never) => void, body: unknown): void {
  try {
    listener(body as never);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
