/** What a program's command line must hold after its verb. */
export interface Grammar {
  /** Object words by verb; one of them must follow it. */
  objects?: Readonly<Record<string, readonly string[]>>
  /** Verbs that need at least so many words after them. */
  words?: Readonly<Record<string, number>>
}

/**
 * `APPCMD (command) (object-type) <identifier> </parameter:value …>` and the commands of each object type: `appcmd /?` and
 * `appcmd <object-type> /?` of IIS 8.5 (learn.microsoft.com/iis/get-started/getting-started-with-iis/getting-started-with-appcmdexe).
 */
const appcmd: Grammar = {
  objects: {
    add: ['site', 'app', 'vdir', 'apppool', 'backup', 'module'],
    delete: ['site', 'app', 'vdir', 'apppool', 'backup', 'module'],
    set: ['site', 'app', 'vdir', 'apppool', 'config', 'module'],
    list: [
      'site',
      'app',
      'vdir',
      'apppool',
      'config',
      'wp',
      'request',
      'module',
      'backup',
      'trace',
      'sites',
      'apps',
      'vdirs',
      'apppools',
      'wps',
      'requests',
      'modules',
      'backups',
      'traces',
    ],
    start: ['site', 'apppool'],
    stop: ['site', 'apppool'],
    recycle: ['apppool'],
    clear: ['config'],
    lock: ['config'],
    unlock: ['config'],
    reset: ['config'],
    migrate: ['config'],
    search: ['config'],
    restore: ['backup'],
    install: ['module'],
    uninstall: ['module'],
    configure: ['trace'],
    inspect: ['trace'],
  },
}

/** `net help <command>`, `sc /?`, `reg <command> /?` of Windows Server 2012: what is not in square brackets there. */
export const programs: Readonly<Record<string, Grammar>> = {
  appcmd,
  net: { words: { stop: 1, pause: 1, continue: 1 } },
  sc: { words: { start: 1, stop: 1, config: 2, delete: 1, qc: 1, failure: 1 } },
  reg: { words: { add: 1, delete: 1, query: 1, export: 2, import: 1 } },
}

/** Base name of a program as written: `%SystemRoot%\System32\inetsrv\Appcmd.exe` is `appcmd`. */
export const programOf = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '')
