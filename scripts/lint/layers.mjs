import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';

/*
 * Who may import whom: docs/ARCHITECTURE.md in a form that the linter enforces. Two kinds of arrows: between our own folders
 * (import-x/no-restricted-paths) and to packages (no-restricted-imports; no-restricted-syntax says the same of `import()`).
 */

const TESTS = ['**/*.test.{ts,tsx}'];
const NODE = ['node:*', ...builtinModules];
const ELECTRON = ['electron', 'electron/*'];
const REACT = [
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  'react-i18next',
  'zustand',
  'zustand/*',
  'antd',
  'antd/*',
  '@ant-design/*',
];
const PEER = ['simple-peer', 'simple-peer/*'];
const SERVER = ['ws', 'fastify', '@fastify/*', 'nats', '@nats-io/*', '@photostructure/sqlite'];
const BROWSER_GLOBALS = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'HTMLElement',
  'RTCPeerConnection',
];
const NODE_GLOBALS = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'setImmediate'];

/** @typedef {{ files: string[], ignores?: string[], packages: string[], globals?: string[], why: string }} PackageRule */

/** @type {PackageRule[]} */
const packageRules = [
  {
    files: ['shared/**/*.{ts,tsx}'],
    ignores: TESTS,
    packages: [...NODE, ...ELECTRON, ...REACT, ...PEER, ...SERVER],
    globals: [...BROWSER_GLOBALS, ...NODE_GLOBALS],
    why: 'shared/ is pure TypeScript: no Node, no Electron, no DOM.',
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: [...TESTS, 'renderer/call/**'],
    packages: [...NODE, ...ELECTRON, ...SERVER, ...PEER],
    globals: NODE_GLOBALS,
    why: 'renderer/ has no Node and no socket, and reaches simple-peer through renderer/call/lasting-peer.ts alone.',
  },
  {
    files: ['renderer/call/**/*.{ts,tsx}'],
    ignores: [...TESTS, 'renderer/call/lasting-peer.ts'],
    packages: [...NODE, ...ELECTRON, ...SERVER, ...REACT, ...PEER],
    globals: NODE_GLOBALS,
    why: 'renderer/call/ is the engine without React; simple-peer is known to lasting-peer.ts alone.',
  },
  {
    files: ['renderer/call/lasting-peer.ts'],
    packages: [...NODE, ...ELECTRON, ...SERVER, ...REACT],
    globals: NODE_GLOBALS,
    why: 'renderer/call/ is the engine without React, Node and sockets.',
  },
  {
    files: ['electron/**/*.{ts,tsx}'],
    ignores: [...TESTS, 'electron/preload/**'],
    packages: [...REACT, ...PEER],
    why: 'electron/ draws nothing and makes no calls: that is the renderer.',
  },
  {
    files: ['electron/preload/**/*.ts'],
    ignores: TESTS,
    packages: [...NODE, ...REACT, ...PEER, ...SERVER],
    globals: ['Buffer', 'require', '__dirname', '__filename'],
    why: 'the preload runs in the sandbox, where only "electron" can be loaded.',
  },
  {
    files: ['hub/**/*.ts'],
    ignores: TESTS,
    packages: [...ELECTRON, ...REACT, ...PEER],
    why: 'hub/ runs headless: no Electron, no user interface.',
  },
];

/**
 * ESLint configuration of the layers.
 * @param {string} root the folder that holds shared/, hub/, electron/ and renderer/
 * @returns {import('eslint').Linter.Config[]}
 */
export function layerConfig(root) {
  return [
    {
      files: ['{shared,hub,electron,renderer}/**/*.{ts,tsx}'],
      plugins: {
        'import-x': /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (importX)),
      },
      settings: {
        'import-x/resolver-next': [
          createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] }),
        ],
      },
      rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones: zones(root) }] },
    },
    ...packageRules.map(({ files, ignores, packages, globals = [], why }) => ({
      files,
      ...(ignores ? { ignores } : {}),
      rules: {
        'no-restricted-imports': /** @type {import('eslint').Linter.RuleEntry} */ ([
          'error',
          { patterns: [{ group: packages.map(anchored), message: why }] },
        ]),
        'no-restricted-syntax': /** @type {import('eslint').Linter.RuleEntry} */ ([
          'error',
          { selector: `ImportExpression[source.value=/${asRegExp(packages)}/]`, message: why },
        ]),
        'no-restricted-globals': /** @type {import('eslint').Linter.RuleEntry} */ ([
          'error',
          ...globals.map((name) => ({ name, message: why })),
        ]),
      },
    })),
  ];
}

/** @param {string} root */
function zones(root) {
  /** @type {{ target: string, from: string[], except?: string[], message: string }[]} */
  const fixed = [
    {
      target: 'shared',
      from: ['electron', 'renderer', 'hub', 'scripts', 'test'],
      message: 'shared/ imports nothing outside shared/.',
    },
    {
      target: 'hub',
      from: ['electron', 'renderer', 'scripts', 'test'],
      message: 'hub/ imports shared/ only.',
    },
    {
      target: 'renderer',
      from: ['electron', 'hub', 'scripts', 'test'],
      message: 'renderer/ imports shared/ only.',
    },
    {
      target: 'electron',
      from: ['renderer', 'scripts', 'test'],
      message: 'electron/ imports shared/ and hub/embedded.ts only.',
    },
    {
      target: 'electron',
      from: ['hub'],
      except: ['./embedded.ts'],
      message: 'electron/ sees the hub through hub/embedded.ts only.',
    },
    {
      target: 'renderer/call',
      from: ['renderer/app', 'renderer/features', 'renderer/ui'],
      message: 'the call engine knows no screen.',
    },
    {
      target: 'renderer/ui',
      from: ['renderer/app', 'renderer/features'],
      message: 'common components know no screen.',
    },
  ];
  const features = foldersOf(path.join(root, 'renderer', 'features')).map((name) => ({
    target: `renderer/features/${name}`,
    from: ['renderer/features'],
    except: [`./${name}`],
    message: 'features do not import each other: share through renderer/ui, renderer/app or shared/.',
  }));
  return [...fixed, ...features].flatMap(({ from, ...zone }) =>
    from.map((one) => ({ ...zone, from: `./${one}`, target: `./${zone.target}` })),
  );
}

/** @param {string} folder */
function foldersOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return []; // no features yet
  }
}

/**
 * no-restricted-imports matches like .gitignore: without the leading slash "process" would also forbid './process'.
 * @param {string} name
 */
const anchored = (name) => `/${name}`;

/**
 * The names as one regular expression for an esquery selector, which cannot hold a slash as it is.
 * @param {string[]} packages names, where * stands for anything
 */
function asRegExp(packages) {
  const one = packages.map((name) =>
    name
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('/', '\\x2f')
      .replaceAll('*', '.*'),
  );
  return `^(${one.join('|')})$`;
}
