// The least that an Electron app can be: one sandboxed window with one page. What the bench measures our app against.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

const argument = (name) =>
  process.argv.find((value) => value.startsWith(`--${name}=`))?.slice(name.length + 3);

const dataDir = argument('data-dir');
if (dataDir) app.setPath('userData', dataDir);

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  return window.loadFile(path.join(__dirname, argument('page') ?? 'index.html'));
});
app.on('window-all-closed', () => app.quit());
