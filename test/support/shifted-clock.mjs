// Loaded ahead of a spawned server (NODE_OPTIONS=--import): its machine's clock is off by so much.
const shift = Number(process.env.TEST_CLOCK_SHIFT_MS);
const Right = Date;

globalThis.Date = class extends Right {
  constructor(...args) {
    if (args.length === 0) super(Right.now() + shift);
    else super(...args);
  }

  static now() {
    return Right.now() + shift;
  }
};
