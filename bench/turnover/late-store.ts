/** A store that answers in a later turn of the event loop, as one behind a socket does. */
export const late = <S extends object>(store: S): S =>
  new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function')
        return async (...given: unknown[]) => {
          await new Promise((resolve) => setImmediate(resolve));
          return member.apply(target, given);
        };
      return typeof member === 'object' && member !== null ? late(member) : member;
    },
  });
