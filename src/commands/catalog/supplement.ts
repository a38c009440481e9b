import type { CatalogParameter } from '../../model/index.ts'

/**
 * Parameters that every cmdlet has without its page listing them. `WhatIf` and `Confirm` are not among them: pages list
 * those where they exist. Names and aliases: about_CommonParameters of Windows PowerShell 5.1.
 */
export const commonParameters: readonly CatalogParameter[] = [
  common('Debug', 'db', true),
  common('ErrorAction', 'ea'),
  common('ErrorVariable', 'ev'),
  common('InformationAction', 'infa'),
  common('InformationVariable', 'iv'),
  common('OutBuffer', 'ob'),
  common('OutVariable', 'ov'),
  common('PipelineVariable', 'pv'),
  common('Verbose', 'vb', true),
  common('WarningAction', 'wa'),
  common('WarningVariable', 'wv'),
]

function common(name: string, alias: string, isSwitch = false): CatalogParameter {
  const type = isSwitch
    ? 'SwitchParameter'
    : name.endsWith('Action')
      ? 'ActionPreference'
      : name === 'OutBuffer'
        ? 'Int32'
        : 'String'
  return { name, aliases: [alias], switch: isSwitch, type }
}

/**
 * Nouns whose cmdlets hand their parameters on to a provider, which adds its own (`-Type` of the registry, `-Encoding` of
 * files, `-CodeSigningCert` of certificates): about_Providers, "Dynamic parameters".
 */
const providerNouns = new Set([
  'childitem',
  'content',
  'item',
  'itemproperty',
  'itempropertyvalue',
  'location',
  'path',
  'psdrive',
])

/** The cmdlet takes parameters that its page cannot list. */
export function isOpen(name: string, module: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'get-command') return true
  return module === 'Microsoft.PowerShell.Management' && providerNouns.has(lower.slice(lower.indexOf('-') + 1))
}

/**
 * Parameters of products older than the reference pages, by cmdlet (lower case). Articles about coexistence still use them;
 * the pages dropped them. Exchange Server 2007: TechNet library, New-MailboxDatabase (v=exchg.80).
 */
const retired: Readonly<Record<string, readonly CatalogParameter[]>> = {
  'new-mailboxdatabase': [
    {
      name: 'StorageGroup',
      aliases: [],
      switch: false,
      type: 'StorageGroupIdParameter',
      products: ['Exchange Server 2007'],
    },
  ],
}

/**
 * Parameters that a page's own examples give its cmdlet and its list lacks: the reference contradicts itself, so it proves
 * nothing about them. By cmdlet (lower case); made by reading the examples of all pages the catalogue is built from.
 */
const disputed: Readonly<Record<string, readonly string[]>> = {
  'get-onpremisesorganization': ['DomainController'],
  'new-atpprotectionpolicyrule': ['SafeLinksRule'],
  'new-deviceconditionalaccesspolicy': ['Identity'],
  'new-mailmessage': ['Mailbox'],
  'new-powershellvirtualdirectory': ['CertificateAuthentication'],
  'new-umipgateway': ['Identity'],
  'set-authenticationpolicy': ['BlockLegacyAuthReportingWebServices'],
  'set-dlpcompliancepolicy': ['AddPowerBILocation'],
  'set-dlpsensitiveinformationtype': ['IsDefault'],
  'set-eventsfromemailconfiguration': ['InvoiceProgressingLevel'],
  'set-sensitiveinformationscan': ['Workload'],
  'set-supervisoryreviewrule': ['Conditions'],
  'set-umautoattendant': ['StarOutToDialPlanEnabled'],
  'set-unifiedauditlogretentionpolicy': ['Name'],
}

/** What a cmdlet has, or may have, beyond its page's list. */
export function unlistedParameters(name: string): readonly CatalogParameter[] {
  const key = name.toLowerCase()
  const shown = (disputed[key] ?? []).map((each) => ({ name: each, aliases: [], switch: false, type: 'Object' }))
  return [...(retired[key] ?? []), ...shown]
}
