/**
 * Sections of the IIS configuration, so that the short names that appcmd and XPath filters allow can be told from each other.
 * Source: `%windir%\system32\inetsrv\config\schema\IIS_schema.xml`, as listed in the IIS configuration reference.
 */
const sections = [
  ...under(
    'system.applicationHost',
    'applicationPools configHistory customMetadata listenerAdapters log serviceAutoStartProviders sites webLimits',
  ),
  ...under(
    'system.webServer',
    'asp applicationInitialization caching cgi defaultDocument directoryBrowse fastCgi globalModules handlers httpCompression httpErrors ' +
      'httpLogging httpProtocol httpRedirect httpTracing isapiFilters modules odbcLogging serverRuntime serverSideInclude staticContent ' +
      'urlCompression validation webSocket',
  ),
  ...under(
    'system.webServer/security',
    'access applicationDependencies authorization dynamicIpSecurity ipSecurity isapiCgiRestriction requestFiltering',
  ),
  ...under(
    'system.webServer/security/authentication',
    'anonymousAuthentication basicAuthentication clientCertificateMappingAuthentication digestAuthentication ' +
      'iisClientCertificateMappingAuthentication windowsAuthentication',
  ),
  ...under('system.webServer/tracing', 'traceFailedRequests traceProviderDefinitions'),
]

/** No path is longer; what is, is not read, lest hostile text cost time. */
const LONGEST = 1000

function under(group: string, names: string): string[] {
  return names.split(' ').map((name) => `${group}/${name}`)
}

/**
 * The full name of a section or of an element in it: `access`, `//security/access` and `system.webServer/security/access` are
 * one. What is in no list keeps its name, without slashes in front.
 */
export function elementPath(text: string): string {
  if (text.length > LONGEST) return text
  const parts = text.replace(/^\/+|\/+$/g, '').split('/')
  for (let count = Math.min(parts.length, 6); count > 0; count--) {
    const head = parts.slice(0, count).join('/').toLowerCase()
    const full = sections.find((section) => {
      const lower = section.toLowerCase()
      return lower === head || lower.endsWith(`/${head}`)
    })
    if (full !== undefined) return [full, ...parts.slice(count)].join('/')
  }
  return parts.join('/')
}

/**
 * Name of a property below `element`, the same for appcmd (`customBinding.[name='X'].httpTransport.size`) and for XPath
 * (`customBinding/binding[@name='X']/httpTransport` with the name `size`).
 */
export function propertyPath(element: string, name: string): string {
  if (name.length > LONGEST) return `${element}/${name}`
  const steps = name.match(/\[[^\]]*\]|[^.[]+/g) ?? [name]
  return [elementPath(element), ...steps]
    .join('/')
    .replace(/\/?[\w*]*\[@/g, '/[')
    .replaceAll('"', "'")
}

/** The place a configuration path names: `Default Web Site/owa`; empty for the server as a whole. */
export function locationPath(psPath: string, location = ''): string {
  const base = psPath
    .replaceAll('\\', '/')
    .replace(/^IIS:\/*(?:sites(?=\/|$))?/i, '')
    .replace(/^MACHINE\/WEBROOT\/APPHOST/i, '')
  return [base, location.replaceAll('\\', '/')]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')
}
