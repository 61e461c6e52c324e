// Shifts the clock of this process by the milliseconds of SHIFT_MS; a SIGUSR2 sets it right, the next one shifts it again. Loaded with
// `--import` into the built application.
const shiftMs = Number(process.env.SHIFT_MS);
const SystemDate = Date;
let isShifted = process.env.SHIFT_AT_START === 'true';
const now = () => SystemDate.now() + (isShifted ? shiftMs : 0);

globalThis.Date = class extends SystemDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
process.on('SIGUSR2', () => {
  isShifted = !isShifted;
});
