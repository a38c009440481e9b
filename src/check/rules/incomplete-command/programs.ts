/** What a program's command line must hold after its verb. */
export interface Grammar {
  /** Object words by verb; one of them must follow it. */
  objects?: Readonly<Record<string, readonly string[]>>
  /** Verbs that need at least so many words after them. */
  words?: Readonly<Record<string, number>>
  /** All first words; anything else is refused. Switches are written with their sign. */
  verbs?: readonly string[]
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

/**
 * `net help <command>`, and `sc`, `reg`, `schtasks`, `netsh`, `wevtutil` and the directory service tools with `/?`, of Windows Server 2012 R2: what is
 * not in square brackets there.
 */
export const programs: Readonly<Record<string, Grammar>> = {
  appcmd,
  net: {
    words: { stop: 1, pause: 1, continue: 1 },
    verbs: list(
      'accounts computer config continue file group help helpmsg localgroup name pause print send session share start statistics stop time use user view',
    ),
  },
  sc: {
    words: { start: 1, stop: 1, config: 2, delete: 1, qc: 1, failure: 1 },
    verbs: list(
      'query queryex start pause interrogate continue stop config description failure failureflag sidtype privs managedaccount qc qdescription qfailure ' +
        'qfailureflag qsidtype qprivs qtriggerinfo qpreferrednode qmanagedaccount qprotection quserservice triggerinfo preferrednode delete create control ' +
        'sdshow sdset showsid getdisplayname getkeyname enumdepend boot lock querylock',
    ),
  },
  reg: {
    words: { add: 1, delete: 1, query: 1, export: 2, import: 1 },
    verbs: list('query add delete copy save load unload restore compare export import flags'),
  },
  schtasks: { verbs: list('/run /end /create /delete /query /change /showsid') },
  netsh: {
    verbs: list(
      'add advfirewall branchcache bridge delete dhcp dhcpclient dnsclient dump exec firewall http int interface ip ipsec lan mbn namespace nap netio nps p2p ras ' +
        'rpc set show trace wcn wfp wins winhttp winsock wlan',
    ),
  },
  wevtutil: {
    verbs: list(
      'el enum-logs gl get-log sl set-log ep enum-publishers gp get-publisher im install-manifest um uninstall-manifest qe query-events gli get-log-info epl ' +
        'export-log al archive-log cl clear-log',
    ),
  },
  dsquery: { verbs: list('computer contact group ou site server user quota partition *') },
  dsadd: { verbs: list('computer contact group ou user quota') },
  dsmod: { verbs: list('computer contact group ou server user quota partition') },
  dsget: { verbs: list('computer contact subnet group ou server site user quota partition') },
}

/** Words of a list, as a grammar needs them. */
function list(words: string): string[] {
  return words.split(' ')
}

/** Base name of a program as written: `%SystemRoot%\System32\inetsrv\Appcmd.exe` is `appcmd`. */
export const programOf = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '')
