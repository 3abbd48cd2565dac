/*
 * Loaded into an app before its own code (`electron -r`): holds `ready` back until the driver is connected. A driver
 * that connects while the first window is being made sometimes waits for ever for that window's page: 2 of about 300
 * starts on two busy cores. Playwright calls `__playwright_run` once it listens, if there is one.
 */
const { app } = require('electron');

const truly = app.whenReady();
const emit = app.emit.bind(app);
/** @type {() => void} */
let open;
let ready = false;
/** @type {unknown[]} */
let readyArguments = [];
/** @type {Promise<void>} */
const released = new Promise((resolve) => {
  open = resolve;
});

app.emit = (event, ...rest) => {
  if (event !== 'ready' || ready) return emit(event, ...rest);
  readyArguments = rest;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => ready;
app.whenReady = () => released;

globalThis.__playwright_run = async () => {
  await truly;
  ready = true;
  open();
  emit('ready', ...readyArguments);
};
