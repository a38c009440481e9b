import type { CatalogParameter } from '../../model/index.ts'

/**
 * Parameters that PowerShell 7 added to cmdlets whose reference pages describe Windows PowerShell 5.1: a cmdlet a line, `!`
 * marking switches. Read from the engine itself (`Get-Command`, PowerShell 7.6 on Linux; what exists on Windows alone is missing).
 */
const table = `
Add-Type CompilerOptions
Convert-Path Force!
ConvertFrom-Json AsHashtable! DateKind Depth NoEnumerate!
ConvertFrom-SecureString AsPlainText!
ConvertFrom-StringData Delimiter
ConvertTo-Csv IncludeTypeInformation! NoHeader! QuoteFields UseQuotes
ConvertTo-Html Charset Meta Transitional!
ConvertTo-Json AsArray! EnumsAsStrings! EscapeHandling
Debug-Job BreakAll!
Debug-Runspace BreakAll!
Disable-PSBreakpoint Runspace
Enable-PSBreakpoint Runspace
Enter-PSHostProcess CustomPipeName
Enter-PSSession ConnectingTimeout HostName KeyFilePath Options SSHTransport! Subsystem UserName
Export-Csv IncludeTypeInformation! NoHeader! QuoteFields UseQuotes
ForEach-Object AsJob! Parallel ThrottleLimit TimeoutSeconds UseNewRunspace!
Format-Hex Count Offset
Get-Clipboard Delimiter
Get-Command ExcludeModule FuzzyMinimumDistance UseAbbreviationExpansion! UseFuzzyMatching!
Get-Credential Title
Get-Culture ListAvailable! Name NoUserOverrides!
Get-Date AsUTC! UnixTimeSeconds
Get-Module SkipEditionCheck!
Get-PSBreakpoint Runspace
Get-PfxCertificate NoPromptForPassword! Password
Get-Random Shuffle!
Get-Unique CaseInsensitive!
Get-Verb Group
Import-Module SkipEditionCheck! UseWindowsPowerShell!
Import-PowerShellDataFile SkipLimitCheck!
Invoke-Command ConnectingTimeout HostName KeyFilePath Options RemoteDebug! SSHConnection SSHTransport! Subsystem UserName
Invoke-RestMethod AllowInsecureRedirect! AllowUnencryptedAuthentication! Authentication ConnectionTimeoutSeconds CustomMethod FollowRelLink! Form HttpVersion MaximumFollowRelLink MaximumRetryCount NoProxy! OperationTimeoutSeconds PreserveAuthorizationOnRedirect! PreserveHttpMethodOnRedirect! ResponseHeadersVariable Resume! RetryIntervalSec SkipCertificateCheck! SkipHeaderValidation! SkipHttpErrorCheck! SslProtocol StatusCodeVariable Token UnixSocket
Invoke-WebRequest AllowInsecureRedirect! AllowUnencryptedAuthentication! Authentication ConnectionTimeoutSeconds CustomMethod Form HttpVersion MaximumRetryCount NoProxy! OperationTimeoutSeconds PreserveAuthorizationOnRedirect! PreserveHttpMethodOnRedirect! Resume! RetryIntervalSec SkipCertificateCheck! SkipHeaderValidation! SkipHttpErrorCheck! SslProtocol Token UnixSocket
Join-Path AdditionalChildPath
Measure-Object AllStats! StandardDeviation!
New-Guid Empty! InputObject
New-ModuleManifest ExternalModuleDependencies Prerelease RequireLicenseAcceptance!
New-PSSession ConnectingTimeout HostName KeyFilePath Options SSHConnection SSHTransport! Subsystem UseWindowsPowerShell! UserName
New-TimeSpan Milliseconds
Out-String NoNewline!
Read-Host MaskInput!
Register-ArgumentCompleter NativeFallback!
Remove-PSBreakpoint Runspace
Resolve-Path Force! RelativeBasePath
Save-Help Scope
Select-Object CaseInsensitive! SkipIndex
Select-String Culture NoEmphasis! Raw!
Send-MailMessage ReplyTo
Set-Clipboard AsOSC52! PassThru!
Set-PSBreakpoint Runspace
Set-Variable Append!
Sort-Object Bottom Stable! Top
Split-Path Extension! LeafBase!
Start-Job ConnectingTimeout Options WorkingDirectory
Start-Process Environment
Start-Sleep Duration
Start-Transcript UseMinimalHeader!
Tee-Object Encoding
Test-Connection Detailed! DontFragment! IPv4! IPv6! MaxHops MtuSize! Ping! Repeat! ResolveDestination! TargetName TcpPort TimeoutSeconds Traceroute!
Update-Help Scope
Wait-Process Any! PassThru!
Where-Object Not!
`

let byCmdlet: ReadonlyMap<string, readonly CatalogParameter[]> | undefined

/** What PowerShell 7 knows beyond the page of a cmdlet. */
export function newerParameters(name: string): readonly CatalogParameter[] {
  byCmdlet ??= new Map(table.trim().split('\n').map(readLine))
  return byCmdlet.get(name.toLowerCase()) ?? []
}

function readLine(line: string): [string, CatalogParameter[]] {
  const [cmdlet = '', ...names] = line.split(' ')
  const parameters = names.map((text) => ({
    name: text.replace('!', ''),
    aliases: [],
    switch: text.endsWith('!'),
    type: text.endsWith('!') ? 'SwitchParameter' : 'Object',
    products: ['PowerShell 7'],
  }))
  return [cmdlet.toLowerCase(), parameters]
}
