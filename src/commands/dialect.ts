/** Programs that are typed at a command prompt: Windows' own administration tools. A name alone is enough for these. */
const tools = new Set(
  'appcmd arp at attrib auditpol bcdboot bcdedit bitsadmin bootcfg bootsect cacls certreq certutil chkdsk cipher cmdkey cscript csvde dcdiag dcgpofix dcpromo defrag dfsdiag dfsradmin dfsrdiag dfsutil diskpart diskshadow dism djoin dnscmd driverquery dsacls dsadd dsget dsmod dsmove dsquery dsrm eseutil eventcreate expand fltmc fsutil gpfixup gpresult gpupdate icacls iisreset ipconfig isinteg klist ksetup ktpass ldifde ldp logman lodctr makecab mofcomp mountvol msiexec nbtstat net netdom netsh netstat nlb nltest nslookup ntdsutil ntfrsutl ocsetup odbcconf openfiles pathping ping pkgmgr pnputil portqry powercfg qprocess query quser reagentc redircmp redirusr reg regedit regini regsvr32 repadmin robocopy route runas sc schtasks servermanagercmd setspn setx sfc shutdown systeminfo takeown taskkill tasklist telnet tracert typeperf tzutil unlodctr vssadmin w32tm wbadmin wecutil wevtutil whoami winrm winrs wmic wscript wusa xcopy'.split(
    ' ',
  ),
)

/** Programs whose name is also an English word or a PowerShell alias: they count with a switch or a known sub-command only. */
const shy = new Set('at expand net ping query reg route sc telnet'.split(' '))

const head = /^\s*@?(?:"([^"\n]+)"|([^\s"'|&<>;,()]+))([^\n]*)/
const internal =
  /^\s*@?(?:rem(?:\s|$)|::(?!:)|set\s+\/?\w+\s*=|if\s+(?:not\s+)?(?:exist|errorlevel|defined)\b|for\s+(?:\/\w\s+)?%|(?:cd|chdir)\s+\/d\b|echo\s+(?:on|off)\b|setlocal\b|endlocal\b|goto\s+:?\w|call\s+\S+\.(?:cmd|bat))/i
const shell =
  /^\s*(?:#!\s*\/|(?:sudo|apt|apt-get|yum|dnf|systemctl|chmod|chown|export\s+\w+=|source\s+\S|cat\s+\/|ls\s+-\w)\b)/
const powershellIsms = /\|\s*\p{L}+-\p{L}|\$(?:env:|_\b|true\b|false\b|null\b|\w+\.\w)/iu

/** Words and a colon before a path: a sentence says what is there. */
const LABELLED = /^(?:\s+[\p{L}\p{N}().]+){2,}\s?[:：]\s?["“«]?%\w+%/u

/** Longest line that is looked at: cmd.exe itself takes 8,191 characters. */
const LONGEST = 8191

/** Whether a line is typed at cmd.exe: its program or its syntax says so. A fence's label does not count. */
export function isCmdLine(line: string): boolean {
  if (line.length > LONGEST) return false
  if (internal.test(line)) return true
  const match = head.exec(line)
  if (!match) return false
  const name = match[1] ?? match[2] ?? ''
  const rest = match[3] ?? ''
  if (
    /%\w+%/.test(rest) &&
    !LABELLED.test(rest) &&
    !/^\p{L}+-\p{L}|\.ps1$|^[%?&]$/u.test(name) &&
    !/^['"]/.test(rest.trim())
  )
    return true
  if (powershellIsms.test(rest) || name.startsWith('$') || name.startsWith('-')) return false
  return isTool(name, rest)
}

function isTool(name: string, rest: string): boolean {
  const file = name
    .slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)
    .toLowerCase()
  const base = file.replace(/\.exe$/, '')
  if (/\.(?:exe|cmd|bat|msi)$/.test(file))
    return !/^\s*[.:,]?\s*\p{L}+\s+\p{L}+\s+\p{L}+/u.test(rest) || (tools.has(base) && hasMark(rest))
  if (/^[a-z]+\/\w/i.test(name) && tools.has(name.slice(0, name.indexOf('/')).toLowerCase())) return true
  if (!tools.has(base))
    return /^[\w.]+$/.test(base) && /^\s+\/[A-Za-z?][\w-]*(?:[:\s]|$)/.test(rest) && !/[.!?]\s*$/.test(rest)
  if (shy.has(base)) return shyTool(base, rest)
  return rest.trim() === '' || !/^\s*(?:\p{L}+\s+){3}/u.test(rest) || hasMark(rest)
}

/** A switch, a quote, a path: no sentence goes on like that. */
const hasMark = (rest: string): boolean => /[/"=\\:]|\s-\w/.test(rest)

/**
 * A line of a block of code that starts with such a program and has a switch, a quote or a path, though words of another script
 * stand in it: somebody translated a part of it.
 */
export function isTranslatedLine(line: string): boolean {
  const [, name = '', rest = ''] = /^\s*([a-z][\w.]*)\s([^\n]*)/i.exec(line.slice(0, LONGEST)) ?? []
  const base = name.toLowerCase().replace(/\.exe$/, '')
  return tools.has(base) && hasMark(rest) && !/[\u3000-\u303f，。：；！？（）]/.test(rest) && rest.length < 500
}

const shyTool = (base: string, rest: string): boolean => {
  if (base === 'net')
    return /^\s+(?:start|stop|use|user|view|share|localgroup|group|accounts|time|session|pause|continue|config)\b/i.test(
      rest,
    )
  if (base === 'sc')
    return /^\s+(?:\\\\\S+\s+)?(?:query|queryex|start|stop|config|create|delete|qc|failure|sdset|sdshow)\b/i.test(rest)
  if (base === 'reg')
    return /^\s+(?:(?:add|delete|query|export|import|save|load|unload|copy|compare)\s|hk\w+\\)/i.test(rest)
  if (base === 'telnet' || base === 'ping')
    return rest.length < 200 && /^\s+[\w.<-][\w.<> -]*$/.test(rest.trimEnd()) && rest.trim().split(/\s+/).length < 4
  return /\s\/\w/.test(rest)
}

/** Programs that are typed in every shell alike; what follows their name is a sub-command, a switch or a placeholder. */
const program =
  /^\s*(?:sudo\s+)?(?:az|azcopy|crictl|curl|docker|docker-compose|dotnet|etcdctl|gcloud|git|helm|journalctl|kind|kubeadm|kubectl|minikube|npm|pip3?|rpm|wget|zypper)\s+[-a-z<[]\S*(?:\s(?!(?:\p{L}+[\s,]+){3})|$)/u

/** Whether a line runs a program that is the same in every shell. */
export const isProgramLine = (line: string): boolean => program.test(line) && !/[.!?:]\s*$/.test(line.slice(-200))

/** Whether a line is typed at a Unix shell. */
export const isShellLine = (line: string): boolean => shell.test(line)
